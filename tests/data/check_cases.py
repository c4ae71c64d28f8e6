"""For every check, a tiny warehouse that it must complain about and one that it must not."""

from collections.abc import Callable
from typing import NamedTuple

from tests.data.tiny import EASTON, ENGLAND, NATION, NORTH, OLDTOWN, PAIR, WEST, WESTON, Tiny

FINANCIAL = ("2014-04-01", "2015-03-31", "four_quarters")
CALENDAR = ("2015-01-01", "2015-12-31", "calendar_year")
OLD = ("2015-04-01", "2016-03-31", "twelve_month_old")
LATER = ("2023-04-01", "2024-03-31", "four_quarters")

Setting = Callable[[Tiny], object]


class Case(NamedTuple):
    """A warehouse that a check must complain about, and one that it must not."""

    bad: Setting
    good: Setting
    severity: str = "confirm"
    said: str = ""  # words that the message must hold


def _all(*settings: Setting) -> Setting:
    return lambda tiny: [setting(tiny) for setting in settings]


def populated(tiny: Tiny) -> None:
    tiny.residents(EASTON, 50_000)
    tiny.residents(WESTON, 50_000)


def _split(first: str, second: str, label: str = "men") -> Setting:
    values = [float(printed.rstrip("%")) for printed in (first, second)]
    return _all(
        lambda tiny: tiny.quote(first, values[0], topic="split", label=label, numerator=849, denominator=1000),
        lambda tiny: tiny.quote(second, values[1], topic="split", label=label, numerator=151, denominator=1000),
    )


def _populations(whole: str) -> Setting:
    return _all(
        lambda tiny: tiny.quote(whole, float(whole), topic="population", unit="people"),
        lambda tiny: tiny.quote("300", 300, topic="population", unit="people", area_id=EASTON, area_text="Easton"),
        lambda tiny: tiny.quote("200", 200, topic="population", unit="people", area_id=WESTON, area_text="Weston"),
    )


def _of_population(printed: str, value: float, count: int, label: str = "People of one kind") -> Setting:
    return _all(
        lambda tiny: tiny.quote("1000000", 1_000_000, topic="population", unit="people"),
        lambda tiny: tiny.quote(printed, value, numerator=count, label=label),
    )


def _totals(*people: int) -> Setting:
    years = [(f"{year}-04-01", f"{year + 1}-03-31", "four_quarters") for year in range(2012, 2012 + len(people))]
    return lambda tiny: [tiny.cohort(period=year, offenders=count) for year, count in zip(years, people, strict=True)]


def beside_nation(offenders: int, reoffenders: int, offence_id: int = 0) -> Setting:
    return _all(
        populated,
        lambda tiny: tiny.cohort(NATION, offence_id=offence_id, age_id=0, offenders=1000, reoffenders=280),
        lambda tiny: tiny.cohort(PAIR, offence_id=offence_id, offenders=offenders, reoffenders=reoffenders),
    )


def _league(*printed: str) -> Setting:
    quotes = (*printed, *["60.00%"] * 9)
    return lambda tiny: [tiny.quote(text, float(text[:-1]), topic="offence types") for text in quotes]


def _supervised(start: str, end: str) -> Setting:
    return _all(
        lambda tiny: tiny.quote("46.02%", 46.02, topic="expected and actual", start_date=start, end_date=end),
        lambda tiny: tiny.cohort(source_id="black_country_2018", offenders=100, reoffenders=30),
    )


def _unemployed(printed: str, value: float) -> Setting:
    return _all(
        lambda tiny: tiny.quote("3.4%", 3.4, topic="unemployment", label="Unemployed", numerator=24_448),
        lambda tiny: tiny.quote(printed, value, topic="unemployment", label="A year or more", numerator=7_145),
    )


def _named(*categories: str) -> Setting:
    return lambda tiny: [tiny.quote("60.00%", 60, topic="offence types", category=name) for name in categories]


def _adults_and_children(child_period: tuple[str, str, str]) -> Setting:
    return _all(
        lambda tiny: tiny.cohort(offenders=100),
        lambda tiny: tiny.cohort(age_id=2, period=child_period, offenders=10),
    )


def _year_after(period: tuple[str, str, str]) -> Setting:
    return _all(
        lambda tiny: tiny.cohort(period=("2012-04-01", "2013-03-31", "four_quarters"), offenders=100),
        lambda tiny: tiny.cohort(period=period, offenders=100),
    )


def _dated(value: int) -> Setting:
    return lambda tiny: tiny.quote(
        str(value), value, topic="dated event", unit="year", category="transforming_rehabilitation"
    )


def _groups(last: int) -> Setting:
    counts = {0: 1300} | dict.fromkeys(range(1, 13), 100) | {13: last}
    return lambda tiny: [
        tiny.cohort(offence_id=offence, offenders=count, reoffenders=0) for offence, count in counts.items()
    ]


def _everyone(offenders: int) -> Setting:
    return lambda tiny: [
        tiny.cohort(age_id=age, offenders=count, reoffenders=0) for age, count in ((0, offenders), (1, 90), (2, 10))
    ]


def _bands(everyone: int) -> Setting:
    bands = [(0, 9), (10, 14), (15, 17), (18, 20), (21, 24), *((low, low + 4) for low in range(25, 50, 5)), (50, None)]
    return _all(
        lambda tiny: [tiny.residents(EASTON, 10, low, high) for low, high in bands],
        lambda tiny: tiny.residents(EASTON, everyone),
    )


def _rates(national: float) -> Setting:
    rates = {WEST: 30.0, NORTH: 34.0, ENGLAND: national}
    return lambda tiny: [tiny.youth(area, value=rate) for area, rate in rates.items()]


def _none_of(children: int) -> Setting:
    return _all(
        lambda tiny: tiny.youth(ENGLAND, value=2.0, numerator=800, denominator=40_000),
        lambda tiny: tiny.youth(EASTON, value=0.0, numerator=0, denominator=children),
    )


CASES = {
    "adults_and_children_do_not_sum": Case(_everyone(101), _everyone(100), said="90 adults and 10 children"),
    "areas_against_ledger": Case(
        lambda tiny: tiny.expect("districts_in_region", "E12000005", 3),
        lambda tiny: tiny.expect("districts_in_region", "E12000005", 2),
        "block",
        "3 expected, 2 found",
    ),
    "areas_per_index": Case(
        _all(lambda tiny: tiny.expect("districts_in_index", "imd2019", 2), lambda tiny: tiny.deprived(EASTON)),
        _all(lambda tiny: tiny.expect("districts_in_index", "imd2019", 1), lambda tiny: tiny.deprived(EASTON)),
        "block",
        "2 districts expected, 1 found",
    ),
    "bases_differ": Case(_of_population("22.9%", 22.9, 215_000), _of_population("22.9%", 22.9, 229_100), "note"),
    "break_inside_comparison": Case(
        _year_after(("2015-04-01", "2016-03-31", "four_quarters")), _year_after(FINANCIAL), "note", "October 2015"
    ),
    "calendar_v_financial": Case(
        _adults_and_children(CALENDAR), _adults_and_children(("2015-04-01", "2016-03-31", "four_quarters")), "note"
    ),
    "cost_figure_scope": Case(
        lambda tiny: tiny.quote("£9.5 billion", topic="cost", unit="£ billion"),
        lambda tiny: tiny.quote("£9.5 billion", topic="cost", unit="£ billion", start_date="2007-04-01"),
        said="2007/08",
    ),
    "counts_against_value": Case(
        lambda tiny: tiny.youth(value=40.0, numerator=13, denominator=36),
        lambda tiny: tiny.youth(value=36.11, numerator=13, denominator=36),
        said="13 of 36 is 36.11%",
    ),
    "counts_all_even": Case(
        _totals(536, 548, 466, 970, 938, 962), _totals(536, 548, 466, 970, 938, 963), said="once in 64 times"
    ),
    "dates_disagree": Case(_dated(2015), _dated(2014), "note", "says 2014"),
    "different_populations": Case(
        _supervised("2015-10-01", "2016-09-30"),
        _supervised("2015-04-01", "2016-03-31"),
        "note",
        "October 2015 to September 2016",
    ),
    "duplicate_figures": Case(
        _all(lambda tiny: tiny.youth(value=1.0), lambda tiny: tiny.youth(value=2.0)),
        _all(lambda tiny: tiny.youth(value=1.0), lambda tiny: tiny.youth(WESTON, value=1.0)),
        "block",
        "2 times",
    ),
    "figure_after_area_ended": Case(
        lambda tiny: tiny.youth(OLDTOWN, LATER, value=30.0),
        lambda tiny: tiny.youth(OLDTOWN, value=30.0),
        "note",
        "31 March 2019",
    ),
    "households_not_people": Case(
        _of_population("7.1%", 7.1, 28_000), _of_population("7.1%", 7.1, 71_000), said="2.5 people to each"
    ),
    "implausible_against_national": Case(
        beside_nation(200, 109, offence_id=7), beside_nation(200, 60, offence_id=7), said="54.5% of 200"
    ),
    "implied_denominator": Case(_league("88.83%"), _league("88.33%"), said="fewer than 179 people"),
    "lag_understated": Case(
        lambda tiny: tiny.quote("approximately 18 months", 18, topic="publication lag", unit="months"),
        lambda tiny: tiny.quote("22 months", 22, topic="publication lag", unit="months"),
        "note",
        "22 months",
    ),
    "low_volume": Case(
        lambda tiny: tiny.quote("100.00%", 100, topic="offence types", category="Robbery"),
        lambda tiny: tiny.quote("74.00%", 74, topic="offence types", category="Theft"),
    ),
    "negative_counts": Case(
        lambda tiny: tiny.cohort(offenders=-1), lambda tiny: tiny.cohort(offenders=0), "block", "below nought"
    ),
    "nought_is_unlikely": Case(_none_of(1018), _none_of(100), said="None of 1,018 children"),
    "offence_groups_do_not_sum": Case(_groups(99), _groups(100), said="add up to 1,299 offenders"),
    "offence_name_unknown": Case(_named("Other motoring"), _named("Burglary (other)"), "note"),
    "offence_name_varies": Case(
        _named("Theft (from vehicles)", "Theft from vehicles"), _named("Robbery", "Burglary (other)"), "note"
    ),
    "overlapping_series": Case(
        _all(
            lambda tiny: tiny.cohort(offenders=1000, reoffenders=311),
            lambda tiny: tiny.cohort(period=OLD, offenders=1000, reoffenders=262),
        ),
        _all(
            lambda tiny: tiny.cohort(period=FINANCIAL, offenders=1000, reoffenders=311),
            lambda tiny: tiny.cohort(period=OLD, offenders=1000, reoffenders=262),
        ),
        "note",
        "31.1%",
    ),
    "parts_do_not_sum": Case(_split("84.9%", "14.1%"), _split("84.9%", "15.1%"), said="add up to 99.0"),
    "percentages_with_two_decimals": Case(
        lambda tiny: tiny.quote("61.11%", 61.11), lambda tiny: tiny.quote("61.1%", 61.1), "note", "11 of 18"
    ),
    "population_bands_do_not_sum": Case(_bands(111), _bands(110), "block", "110 residents"),
    "populations_do_not_sum": Case(_populations("510"), _populations("500"), said="10 apart (2.0%)"),
    "printed_rates_disagree": Case(
        lambda tiny: tiny.cohort(offenders=6436, reoffenders=970, printed_rate="14.1%"),
        lambda tiny: tiny.cohort(offenders=859, reoffenders=211, printed_rate="24.5%"),
        said="15.1",
    ),
    "rate_is_a_sum": Case(_rates(64.0), _rates(32.0), "block", "sum of rates"),
    "rate_without_counts": Case(
        lambda tiny: tiny.quote("46.0%", 46), lambda tiny: tiny.quote("46.0%", 46, numerator=46), "note"
    ),
    "reoffences_below_reoffenders": Case(
        lambda tiny: tiny.cohort(offenders=10, reoffenders=5, reoffences=4),
        lambda tiny: tiny.cohort(offenders=10, reoffenders=5, reoffences=5),
        "block",
    ),
    "reoffenders_exceed_offenders": Case(
        lambda tiny: tiny.cohort(offenders=10, reoffenders=11),
        lambda tiny: tiny.cohort(offenders=10, reoffenders=10),
        "block",
    ),
    "reoffending_called_offending": Case(
        lambda tiny: tiny.quote("60%", 60, topic="offence types", label="Highest rates of offending"),
        lambda tiny: tiny.quote("60%", 60, topic="offence types", label="Highest rates of reoffending"),
        "note",
    ),
    "row_counts": Case(
        _all(lambda tiny: tiny.expect_rows(2, 2), lambda tiny: tiny.cohort(offenders=1)),
        _all(lambda tiny: tiny.expect_rows(1, 1), lambda tiny: tiny.cohort(offenders=1)),
        "block",
        "2 rows expected, 1 found",
    ),
    "shares_fit_no_count": Case(
        lambda tiny: tiny.quote("85 percent", 85, denominator=77),
        lambda tiny: tiny.quote("84 percent", 84, denominator=77),
        said="65 would be 84.4% and 66 would be 85.7%",
    ),
    "three_month_measure": Case(
        lambda tiny: tiny.quote("one in seven", 14.3, topic="three-month measure"),
        lambda tiny: tiny.quote("one in seven", 14.3, topic="national headline"),
        "note",
    ),
    "totals_look_doubled": Case(beside_nation(1800, 500), beside_nation(1200, 300), said="1.8 times"),
    "truncated_not_rounded": Case(
        lambda tiny: tiny.cohort(offenders=859, reoffenders=211, printed_rate="24.5%"),
        lambda tiny: tiny.cohort(offenders=859, reoffenders=211, printed_rate="24.6%"),
        "note",
        "24.6",
    ),
    "unit_looks_wrong": Case(_unemployed("9.9%", 9.9), _unemployed("29.2%", 29.2), said="9.9 per 1,000"),
    "unknown_in_cohort": Case(
        lambda tiny: tiny.cohort(offence_id=99, place="row 7"),
        lambda tiny: tiny.cohort(offence_id=1),
        "block",
        "an unknown offence group: for example row 7",
    ),
    "unlabelled_split": Case(
        _split("84.9%", "15.1%", "split A (label not in source)"), _split("84.9%", "15.1%"), said="84.9% and 15.1%"
    ),
}
