"""Texts that name periods, and the English that names them back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.periods import Period, UnknownPeriod, label, parse


@pytest.mark.parametrize(
    ("text", "start", "end", "cohort_type"),
    [
        ("Apr 2012 to Mar 2013", "2012-04-01", "2013-03-31", "four_quarters"),
        ("April 2012 to March 2013", "2012-04-01", "2013-03-31", "four_quarters"),
        ("Apr 2009-Mar 2010", "2009-04-01", "2010-03-31", "four_quarters"),
        ("Apr 2009 \u2013 Mar 2010 (1)", "2009-04-01", "2010-03-31", "four_quarters"),
        ("Apr\xa02023 to\r\nMar 2024 [note 2]", "2023-04-01", "2024-03-31", "four_quarters"),
        ("Apr - Jun 2019", "2019-04-01", "2019-06-30", "three_month"),
        ("Apr to Jun 2019(2)", "2019-04-01", "2019-06-30", "three_month"),
        ("Oct 2018 to Dec 2018", "2018-10-01", "2018-12-31", "three_month"),
        ("Sept 2018 to Oct 2018", "2018-09-01", "2018-10-31", "other"),
        ("2016", "2016-01-01", "2016-12-31", "calendar_year"),
        (2016, "2016-01-01", "2016-12-31", "calendar_year"),
        (2016.0, "2016-01-01", "2016-12-31", "calendar_year"),
        ("2024-25", "2024-04-01", "2025-03-31", "financial_year"),
        ("2024/25", "2024-04-01", "2025-03-31", "financial_year"),
        ("2024 to 2025", "2024-04-01", "2025-03-31", "financial_year"),
        ("2016-17 (OT)", "2016-04-01", "2017-03-31", "financial_year"),
        ("1999-00", "1999-04-01", "2000-03-31", "financial_year"),
        ("year ending March 2021", "2020-04-01", "2021-03-31", "financial_year"),
        ("Year to Mar 2021", "2020-04-01", "2021-03-31", "financial_year"),
        ("12 months ending December 2024", "2024-01-01", "2024-12-31", "calendar_year"),
        ("year ending June 2023", "2022-07-01", "2023-06-30", "other"),
        ("May 2024", "2024-05-01", "2024-05-31", "month"),
        ("1 May 2024 to 31 Mar 2025", "2024-05-01", "2025-03-31", "other"),
        ("1 Apr 2024 - 31 Mar 2025", "2024-04-01", "2025-03-31", "four_quarters"),
        ("As at 31 March 2024", "2024-03-31", "2024-03-31", "snapshot"),
        ("Feb 2024", "2024-02-01", "2024-02-29", "month"),
    ],
)
def test_texts_that_publishers_write(text: object, start: str, end: str, cohort_type: str) -> None:
    period = parse(text)
    assert period == Period(date.fromisoformat(start), date.fromisoformat(end), cohort_type)
    assert period.columns() == {"start_date": start, "end_date": end, "cohort_type": cohort_type}


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "Total",
        "Q1 2019",
        "Smarch 2012",
        "Apr 2013 to Mar 2012",
        "Apr 12 to Mar 13",
        "Oct - Mar 2019",
        "Apr 2012 to Mar 2013 to Apr 2014",
        "2024-26",
        "2024-2026",
        "2012-13-14",
        "16-17",
        "31 April 2024",
        "0000",
        "1066",
        "2500",
    ],
)
def test_everything_else_is_refused(text: object) -> None:
    with pytest.raises(UnknownPeriod):
        parse(text)


def test_the_refusal_is_a_sentence_for_the_sender() -> None:
    with pytest.raises(UnknownPeriod) as refused:
        parse("spring 2012 ")
    assert str(refused.value) == (
        '"spring 2012" is not a period that we can read. It should look like "Apr 2012 to Mar 2013".'
    )


@pytest.mark.parametrize(
    ("start", "end", "cohort_type", "english"),
    [
        (date(2012, 4, 1), date(2013, 3, 31), "four_quarters", "April 2012 to March 2013"),
        (date(2019, 4, 1), date(2019, 6, 30), "three_month", "April to June 2019"),
        (date(2016, 1, 1), date(2016, 12, 31), "calendar_year", "January to December 2016"),
        (date(2024, 5, 1), date(2024, 5, 31), "month", "May 2024"),
        (date(2024, 3, 31), date(2024, 3, 31), "snapshot", "31 March 2024"),
        (date(2024, 5, 6), date(2025, 3, 31), "other", "6 May 2024 to 31 March 2025"),
    ],
)
def test_labels(start: date, end: date, cohort_type: str, english: str) -> None:
    assert label(start, end, cohort_type) == english
    assert label(start.isoformat(), end.isoformat(), cohort_type) == english


def test_made_as_keeps_the_days() -> None:
    period = parse("2013-14").made_as("twelve_month_old")
    assert (period.start, period.end, period.cohort_type) == (date(2013, 4, 1), date(2014, 3, 31), "twelve_month_old")


days = st.dates(date(1981, 1, 1), date(2099, 12, 31))


@given(days, days, st.sampled_from(["four_quarters", "calendar_year", "financial_year", "other", "three_month"]))
def test_a_label_reads_back_as_the_same_days(one: date, other: date, cohort_type: str) -> None:
    start, end = sorted((one, other))
    again = parse(label(start, end, cohort_type))
    assert (again.start, again.end) == (start, end)


@given(st.integers(1981, 2098))
def test_a_financial_year_is_the_year_ending_in_march(year: int) -> None:
    assert parse(f"{year}-{(year + 1) % 100:02}") == parse(f"year ending March {year + 1}")
    assert parse(f"{year}/{year + 1}").start == date(year, 4, 1)


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    try:
        period = parse(text)
    except UnknownPeriod:
        return
    assert period.start <= period.end
