"""Periods in running text."""

import pytest

from queries.paper.periods import mentions


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("from April 2014 - March 2015 onwards", "2014-04-01", "2015-03-31", "financial"),
        ("April 15 – March 16 Violence", "2015-04-01", "2016-03-31", "financial"),
        ("during October '15 – September '16.", "2015-10-01", "2016-09-30", "other"),
        ("Jan – Dec 2014", "2014-01-01", "2014-12-31", "calendar"),
        ("between April 2019 and March 2024", "2019-04-01", "2024-03-31", "other"),
        ("in the year ending March 2016", "2015-04-01", "2016-03-31", "financial"),
        ("in the year to 31 March 2016", "2015-04-01", "2016-03-31", "financial"),
        ("in 2014/15", "2014-04-01", "2015-03-31", "financial"),
        ("in 2014-2015", "2014-04-01", "2015-03-31", "financial"),
        ("fell in 2014 again", "2014-01-01", "2014-12-31", "calendar"),
        ("for the October to December 2018 cohort", "2018-10-01", "2018-12-31", "other"),
    ],
)
def test_a_period_is_found(text: str, first: str, last: str, kind: str) -> None:
    (found,) = mentions(text)
    assert (str(found.first), str(found.last), found.kind) == (first, last, kind)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "10 April 2018",
        "the 2018 - 2020 strategy",
        "the Crime and Disorder Act 1998",
        "July 2016",
        "20 April 2018 22 May 2018",
        "2018%",
    ],
)
def test_dates_and_plans_are_no_periods(text: str) -> None:
    assert mentions(text) == []


def test_periods_come_in_order() -> None:
    assert [found.text for found in mentions("28.7% in 2015/16, 29.9% in 2014/15")] == ["2015/16", "2014/15"]


def test_periods_that_share_days_overlap() -> None:
    strategy, crc = mentions("April 2015 – March 2016 and October 2015 – September 2016")
    assert strategy.overlaps(crc)
    assert not strategy.overlaps(strategy)
