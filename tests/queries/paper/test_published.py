"""Figures of a paper beside the published ones."""

from collections.abc import Callable

import pytest

from queries.paper.published import matches, published_counts
from queries.paper.reading import Reading
from tests.queries.paper.conftest import Check

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "verdict", "published"),
    [
        ("In England and Wales 29.5% of offenders reoffended in 2015/16.", "agrees", "29.5 %"),
        ("In England and Wales 30.5% of offenders reoffended in 2015/16.", "differs", "29.5 %"),
        ("In England and Wales 26.2% of offenders reoffended in 2013/14.", "agrees", "26.2 %"),
        ("In England and Wales 31.1% of offenders reoffended in 2013/14.", "agrees", "31.1 %"),
        ("In England and Wales the reoffending rate for shoplifting was 51.9% in 2023/24.", "agrees", "51.9 %"),
        ("Adult reoffending in Lambeth was 25.8% in 2020/21.", "agrees", "25.8 %"),
        ("In Lambeth the reoffending rate of children was 25.8% in 2020/21.", "not comparable", ""),
        ("In England and Wales 29.5% of women reoffended in 2015/16.", None, ""),
        ("In England and Wales 29.5% of people in IOM reoffended in 2015/16.", None, ""),
        ("In England and Wales 29.5% of offenders reoffended.", None, ""),
        ("In 2015/16 29.5% of offenders reoffended.", None, ""),
        ("In England and Wales 29.5% of offenders reoffended in 2009/10.", "not comparable", ""),
    ],
)
def test_a_rate_is_held_against_the_published_one(
    reading: Read, text: str, verdict: str | None, published: str
) -> None:
    found = [(match.verdict, match.published.replace("\u00a0", " ")) for match in matches(reading(text))]
    assert found == ([(verdict, published)] if verdict else [])


def test_counts_are_held_against_published_counts(reading: Read) -> None:
    text = "In England and Wales in 2015/16 there were 523,366 offenders and 154,000 reoffenders."
    assert [(match.verdict, match.published) for match in matches(reading(text))] == [
        ("agrees", "523,366"),
        ("differs", "154,375"),
    ]


def test_demonstration_figures_are_never_used(reading: Read) -> None:
    (match,) = matches(reading("Adult reoffending in Wolverhampton was 45.0% in 2023/24."))
    assert match.verdict == "not comparable"


def test_published_counts_serve_for_the_test_of_chance(reading: Read, check: Check) -> None:
    text = "Adult reoffending in Lambeth fell from 25.8% in 2020/21 to 23.0% in 2021/22 (MoJ)."
    assert list(published_counts(reading(text)).values()) == [(517, 2006), (511, 2217)]
    assert check(text).findings == ()


def test_the_report_lists_what_was_matched(check: Check) -> None:
    (match,) = check("In England and Wales 29.5% of offenders reoffended in 2015/16 (MoJ).").matches
    assert match.what == "England and Wales, April 2015 to March 2016"
    assert match.source == "Ministry of Justice, Proven reoffending statistics"
