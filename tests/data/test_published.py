"""The shipped figures against what their publishers printed; needs nothing but the repository."""

from datetime import date

import pandas as pd
import pytest

from data.fill import read_table
from data.settings import CATALOGUE, PUBLISHED
from tests.data.shipped import PLACES, fact_tables, national, one, percent, shipped

# What every shipped table has in common ------------------------------------------------


@pytest.mark.parametrize("name", fact_tables())
def test_every_row_says_where_it_comes_from(name: str) -> None:
    rows = shipped(name)
    sources = set(read_table(CATALOGUE / "sources.csv")["source_id"])
    assert set(rows["source_id"]) <= sources
    assert rows["place"].str.len().gt(3).all()


@pytest.mark.parametrize("name", fact_tables())
def test_every_area_is_known(name: str) -> None:
    areas = read_table(PUBLISHED / "areas.csv")
    rows = shipped(name)
    kinds = rows["area_kind"] if "area_kind" in rows else pd.Series("district", index=rows.index)
    known = set(zip(areas["kind"], areas["code"], strict=True))
    assert set(zip(kinds, rows["area_code"], strict=True)) <= known


@pytest.mark.parametrize("name", [name for name in fact_tables() if name.startswith(("youth", "performance"))])
def test_every_measure_is_described(name: str) -> None:
    assert set(shipped(name)["measure_id"]) <= set(read_table(CATALOGUE / "measures.csv")["measure_id"])


def test_periods_run_forwards() -> None:
    for name in fact_tables():
        rows = shipped(name)
        if "start_date" in rows:
            dated = rows.dropna(subset=["start_date", "end_date"])
            assert all(
                date.fromisoformat(start) < date.fromisoformat(end)
                for start, end in zip(dated["start_date"], dated["end_date"], strict=True)
            )


def test_nothing_shipped_is_illustrative() -> None:
    lanes = read_table(CATALOGUE / "sources.csv").set_index("source_id")["lane"]
    assert all((shipped(name)["source_id"].map(lanes) == "published").all() for name in fact_tables())


def test_quoted_figures_have_names_of_their_own() -> None:
    quoted = pd.concat([shipped(name) for name in fact_tables() if name.startswith("quoted_figure")])
    assert quoted["quoted_id"].is_unique


# Back-tests: what publishers printed ---------------------------------------------------

ANNUAL = (30.9, 31.1, 30.0, 29.5, 29.4, 29.2, 28.0, 25.6, 24.4, 25.2, 26.3, 28.2)


@pytest.mark.parametrize(("year", "rate"), list(zip(range(2013, 2025), ANNUAL, strict=True)))
def test_england_and_wales_rates(year: int, rate: float) -> None:
    assert percent(national(year)) == pytest.approx(rate, abs=0.05)
    assert float(national(year)["printed_rate"]) == rate


@pytest.mark.parametrize(
    ("year", "age", "rate"),
    [(2021, "adult", 24.0), (2022, "adult", 24.9), (2021, "child", 31.2), (2022, "child", 32.2)],
)
def test_adults_and_children_apart(year: int, age: str, rate: float) -> None:
    assert percent(national(year, age)) == pytest.approx(rate, abs=0.05)


@pytest.mark.parametrize(
    ("offence", "rate"), [("theft", 56.9), ("weapons", 28.7), ("sexual", 14.8), ("summary_motoring", 14.2)]
)
def test_offence_groups(offence: str, rate: float) -> None:
    assert percent(national(2024, offence=offence)) == pytest.approx(rate, abs=0.05)


def test_the_thirteen_offence_groups_are_the_total() -> None:
    rows = shipped("cohort_england_and_wales")
    groups = rows[rows["offence"] != "all"]
    assert len(groups) == 13
    assert (groups["offenders"].sum(), groups["reoffenders"].sum()) == (331_356, 93_413)
    assert tuple(national(2024)[["offenders", "reoffenders"]]) == (331_356, 93_413)


@pytest.mark.parametrize(("age", "rate"), [("all", 26.24), ("adult", 25.18), ("child", 38.02)])
def test_the_old_method_is_kept_apart(age: str, rate: float) -> None:
    assert percent(national(2014, age, cohort_type="twelve_month_old")) == pytest.approx(rate, abs=0.005)


@pytest.mark.parametrize(
    ("code", "year", "offenders", "reoffenders"),
    [("E09000022", 2021, 2006, 517), ("E09000022", 2022, 2217, 511), ("E12000007", 2022, 45_381, 10_285)],
)
def test_lambeth_and_london(code: str, year: int, offenders: int, reoffenders: int) -> None:
    row = one(shipped("cohort_lambeth_london"), area_code=code, end_date=f"{year}-03-31", age="adult")
    assert (row["offenders"], row["reoffenders"]) == (offenders, reoffenders)


DEPRIVATION = {
    "Wolverhampton": ((32.102, 24), (32.552, 23)),
    "Walsall": ((31.555, 25), (31.732, 28)),
    "Dudley": ((24.103, 91), (23.174, 103)),
    "Sandwell": ((34.884, 12), (33.772, 19)),
}


@pytest.mark.parametrize("place", DEPRIVATION)
def test_deprivation(place: str) -> None:
    for index, (score, rank) in zip(("imd2019", "imd2025"), DEPRIVATION[place], strict=True):
        row = one(shipped(f"deprivation_{index}"), area_code=PLACES[place], domain="imd")
        assert (row["average_score"], row["rank_average_score"]) == (score, rank)


@pytest.mark.parametrize(
    ("index", "districts", "domains"), [("imd2019", 317, 10), ("imd2025", 296, 8), ("wimd2019", 22, 9)]
)
def test_every_district_has_every_domain(index: str, districts: int, domains: int) -> None:
    rows = shipped(f"deprivation_{index}")
    assert rows.groupby("domain")["area_code"].nunique().tolist() == [districts] * domains
    assert len(rows) == districts * domains
    assert rows["rank_average_score"].between(1, districts).all()
    assert (rows["areas_ranked"] == districts).all()
    assert rows["share_most_deprived"].between(0, 1).all()


YOUTH_2024 = {
    "Wolverhampton": 36.1,
    "Walsall": 33.3,
    "Dudley": 23.4,
    "Sandwell": 27.3,
    "Solihull": 17.7,
    "Plymouth": 26.5,
    "Haringey": 38.2,
    "Wiltshire": 17.4,
}


@pytest.mark.parametrize("place", YOUTH_2024)
def test_reoffending_at_15_to_17(place: str) -> None:
    row = one(
        shipped("youth_figure_dfe"),
        area_code=PLACES[place],
        measure_id="child_reoffending_15_17",
        end_date="2024-03-31",
    )
    assert row["value"] == pytest.approx(YOUTH_2024[place], abs=0.051)


def test_the_wrong_england_row_is_not_shipped() -> None:
    rows = shipped("youth_figure_dfe")
    entrants = rows[rows["measure_id"] == "first_time_entrants"]
    assert "E92000001" not in set(entrants["area_code"])
    assert entrants["value"].max() < 1_000


def test_counts_that_were_worked_back_are_the_smallest_that_fit() -> None:
    rows = shipped("youth_figure_dfe")
    implied = rows[rows["implied"].astype(bool)]
    assert len(implied) > 2_000
    assert implied["denominator"].between(10, 400).all()
    assert (implied["value"] - 100 * implied["numerator"] / implied["denominator"]).abs().max() <= 0.005 + 1e-9
    wolverhampton = one(
        implied, area_code=PLACES["Wolverhampton"], measure_id="child_reoffending_15_17", end_date="2024-03-31"
    )
    assert (wolverhampton["numerator"], wolverhampton["denominator"]) == (13, 36)
    assert set(implied["area_kind"]) == {"upper_tier"}


def test_a_missing_figure_carries_its_mark() -> None:
    for name in ("youth_figure_dfe", "youth_figure_dfe_looked_after"):
        rows = shipped(name)
        assert (rows["value"].isna() == rows["symbol"].notna()).all()
        assert set(rows["symbol"].dropna()) <= {"x", "c", "z"}


def test_residents_add_up_to_the_published_totals() -> None:
    rows = shipped("population_mid2023")
    everyone = rows[(rows["age_from"] == 0) & rows["age_to"].isna()].set_index("area_code")["persons"]
    assert everyone[everyone.index.str.startswith("E")].sum() == 57_690_323
    assert everyone[everyone.index.str.startswith("W")].sum() == 3_164_404
    assert len(everyone) == 318


@pytest.mark.parametrize(
    ("measure", "start", "value"),
    [
        ("housed_on_release", "2024-04-01", 84.0),
        ("settled_3_months", "2023-04-01", 73.5),
        ("employed_6_weeks_supervised", "2024-05-01", 20.1),
        ("employed_6_months", "2022-04-01", 25.9),
    ],
)
def test_accommodation_and_employment(measure: str, start: str, value: float) -> None:
    row = one(shipped("performance_figure_hmpps"), measure_id=measure, start_date=start)
    assert (row["value"], row["area_code"]) == (value, "K04000001")


# The 2018 strategy, exactly as printed -------------------------------------------------


def test_the_black_country_totals_are_as_printed() -> None:
    rows = shipped("cohort_black_country_2018")
    adults = rows[(rows["age"] == "adult") & (rows["offence"] == "all")]
    assert adults[["offenders", "reoffenders", "printed_rate"]].to_numpy().tolist() == [
        [21_536, 6_436, "29.9%"],
        [20_548, 5_900, "28.7%"],
    ]


@pytest.mark.parametrize(
    ("offence", "offenders", "reoffenders", "printed"),
    [
        ("violence", 859, 211, "24.5%"),
        ("weapons", 200, 109, "54.5%"),
        ("sexual", 133, 19, "14.3%"),
        ("drug", 1063, 247, "23.2"),
    ],
)
def test_the_four_offence_groups_are_as_printed(offence: str, offenders: int, reoffenders: int, printed: str) -> None:
    row = one(shipped("cohort_black_country_2018"), offence=offence)
    assert (row["offenders"], row["reoffenders"], row["printed_rate"]) == (offenders, reoffenders, printed)


@pytest.mark.parametrize(("year", "counts"), [(2014, (985, 381, 1140)), (2015, (956, 393, 1280))])
def test_children_are_counted_by_calendar_year(year: int, counts: tuple[int, int, int]) -> None:
    row = one(shipped("cohort_black_country_2018"), age="child", start_date=f"{year}-01-01")
    assert (row["offenders"], row["reoffenders"], row["reoffences"]) == counts
    assert row["cohort_type"] == "calendar_year"


@pytest.mark.parametrize(
    ("quoted_id", "printed", "value", "comparator"),
    [
        ("bc-split-2014-2015-b", "14.1%", 14.1, None),
        ("bc-youth-frequency-2015", "3.25", 3.25, None),
        ("bc-crc-dudley", "46.02%", 46.02, 39.58),
        ("bc-need-homeless", "82.50%", 82.5, 48.25),
        ("bc-offence-wolverhampton-1", "88.83%", 88.83, None),
        ("bc-offence-walsall-1", "100.00%", 100.0, None),
        ("bc-unemployed-year", "9.9%", 9.9, None),
        ("bc-cost", "£9.5 to £13.0 billion", None, None),
    ],
)
def test_quotations_are_exactly_as_printed(
    quoted_id: str, printed: str, value: float | None, comparator: float | None
) -> None:
    row = one(shipped("quoted_figure_black_country_2018"), quoted_id=quoted_id)
    assert row["printed"] == printed
    assert (None if pd.isna(row["value"]) else row["value"]) == value
    assert (None if pd.isna(row["comparator"]) else row["comparator"]) == comparator


def test_a_split_without_labels_is_not_given_any() -> None:
    rows = shipped("quoted_figure_black_country_2018")
    split = rows[rows["topic"] == "reoffenders split"]
    assert split["label"].tolist() == ["split A (label not in source)", "split B (label not in source)"] * 2
    assert split["category"].isna().all()


def test_each_league_table_keeps_its_order() -> None:
    rows = shipped("quoted_figure_black_country_2018")
    league = rows[rows["topic"] == "offence types"].sort_values("sort")
    assert league.groupby("area_text").size().to_dict() == {
        "Dudley": 5,
        "Sandwell": 5,
        "Walsall": 5,
        "Wolverhampton": 5,
    }
    assert league.groupby("area_text")["value"].apply(lambda rates: rates.is_monotonic_decreasing).all()
    assert league["note"].str.contains("low volume").sum() == 1
