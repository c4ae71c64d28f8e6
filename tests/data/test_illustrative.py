"""The demonstration figures add up to what is published, obey their own arithmetic, and are plausible."""

import hashlib
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest

from data import illustrative
from data.illustrative import COUNTS, csp_profiles, generate
from data.illustrative_nation import ages, offences, parameters
from data.settings import CATALOGUE, PUBLISHED
from data.tidy import COLUMNS, complete

YEARS = [f"{year}-04-01" for year in range(2012, 2024)]


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    return generate(*illustrative.shipped())


@pytest.fixture(scope="module")
def nation(figures: pd.DataFrame) -> pd.DataFrame:
    cells = figures.groupby(["start_date", "offence", "age", "sex"], observed=True)[list(COUNTS)].sum()
    return cells.reset_index()


@pytest.fixture(scope="module")
def of_csps(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.groupby(["start_date", "area_code"], observed=True)[list(COUNTS)].sum()


def published_totals() -> list[Any]:
    rows = pd.read_csv(PUBLISHED / "cohort_england_and_wales.csv")
    rows = rows[(rows["area_code"] == "K04000001") & (rows["cohort_type"] == "four_quarters")]
    known = rows.melt(["start_date", "age", "offence", "sex"], COUNTS, "count", "people").dropna()
    return [
        pytest.param(*row, id="-".join(map(str, row[:-1])))
        for row in known[["start_date", "age", "offence", "sex", "count", "people"]].itertuples(index=False)
    ]


def part_of(nation: pd.DataFrame, start: str, age: str, offence: str, sex: str) -> "pd.Series[float]":
    group = nation["age"].map(ages()["age_group"])
    chosen = (nation["start_date"] == start) & ((group == age) | (age == "all"))
    for column, code in (("offence", offence), ("sex", sex)):
        chosen &= (nation[column] == code) | (code == "all")
    return nation.loc[chosen, list(COUNTS)].sum()


# Adding up -----------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "age", "offence", "sex", "count", "people"), published_totals())
def test_every_published_total_is_met_exactly(
    nation: pd.DataFrame, start: str, age: str, offence: str, sex: str, count: str, people: float
) -> None:
    assert part_of(nation, start, age, offence, sex)[count] == people


def test_the_totals_that_matter_are_among_those_tested() -> None:
    tested = [param.values for param in published_totals()]
    assert ("2023-04-01", "all", "all", "all", "reoffences", 441946.0) in tested
    assert ("2020-04-01", "adult", "all", "all", "reoffenders", 69281.0) in tested
    assert ("2021-04-01", "child", "all", "all", "offenders", 13827.0) in tested
    assert ("2023-04-01", "all", "theft", "all", "reoffenders", 22041.0) in tested
    assert len(tested) == 12 * 3 + 4 * 2 + 13 * 2


def test_counts_obey_their_own_arithmetic(figures: pd.DataFrame) -> None:
    assert (figures["offenders"] > 0).all()
    assert figures["reoffenders"].between(0, figures["offenders"]).all()
    assert (figures["reoffences"] >= figures["reoffenders"]).all()
    assert ((figures["reoffences"] == 0) == (figures["reoffenders"] == 0)).all()


def test_one_row_for_each_cell(figures: pd.DataFrame) -> None:
    grain = ["area_code", "start_date", "offence", "age", "sex"]
    codes = figures[grain].apply(lambda column: column.cat.codes)
    assert not codes.duplicated().any()
    assert codes.equals(codes.sort_values(grain))


def test_every_csp_has_offenders_in_every_year(of_csps: pd.DataFrame) -> None:
    areas = pd.read_csv(PUBLISHED / "areas.csv").query("kind == 'csp'")["code"]
    assert set(of_csps.index) == {(year, area) for year in YEARS for area in areas}


# The same again ------------------------------------------------------------------------


def fingerprint(figures: pd.DataFrame) -> str:
    numbers = figures.apply(lambda column: column.cat.codes if hasattr(column, "cat") else column)
    return hashlib.sha256(numbers.to_numpy(np.dtype("<i4")).tobytes()).hexdigest()


def small_published() -> pd.DataFrame:
    codes = list(offences().index)
    year = {"start_date": "2023-04-01", "end_date": "2024-03-31"}
    total = {"offence": "all", "offenders": 13000, "reoffenders": 3900, "reoffences": 15600}
    parts = [{"offence": code, "offenders": 1000, "reoffenders": 300} for code in codes]
    rows = pd.DataFrame([year | row for row in [total, *parts]])
    before = {"start_date": "2022-04-01", "end_date": "2023-03-31"}
    rows = pd.concat([rows, pd.DataFrame([before | total])], ignore_index=True)
    return complete("cohort", rows.assign(area_kind="country", area_code="K04000001", cohort_type="four_quarters"))


def small_areas() -> pd.DataFrame:
    index = pd.Index(["A", "B", "C"], name="area_code")
    return pd.DataFrame({"child": [100.0, 300, 500], "adult": [900.0, 2000, 5000], "deprivation": [1.0, 0, -1]}, index)


def test_the_same_seed_gives_the_same_figures(figures: pd.DataFrame) -> None:
    assert fingerprint(generate(*illustrative.shipped())) == fingerprint(figures)


def test_the_figures_are_the_same_on_every_machine() -> None:
    # Changes only with the method or with illustrative.toml: write the new value down then.
    assert fingerprint(generate(small_published(), small_areas(), seed=1)) == (
        "3a75564deaa38b7f50b2950babf10bb01031a97ba80a4f7fa8ae1cadea5aca12"
    )


def test_another_seed_changes_the_figures_and_no_total() -> None:
    one, other = (generate(small_published(), small_areas(), seed=seed) for seed in (1, 2))
    assert fingerprint(one) != fingerprint(other)
    assert yearly(one).equals(yearly(other))


def yearly(figures: pd.DataFrame) -> pd.DataFrame:
    return figures.groupby("start_date", observed=True)[list(COUNTS)].sum()


# Plausible -----------------------------------------------------------------------------


def overdispersion(people: np.ndarray, reoffenders: np.ndarray) -> float:
    """Phi by the arcsine method with z winsorised at 10 and 90 % (domain reference, 3.6)."""
    target = np.arcsin(np.sqrt(reoffenders.sum() / people.sum()))
    z = (np.arcsin(np.sqrt(reoffenders / people)) - target) * 2 * np.sqrt(people)
    return float(np.mean(np.clip(z, *np.quantile(z, [0.1, 0.9])) ** 2))


def test_overdispersion_is_measured_as_the_reference_does() -> None:
    people = np.array([400, 620, 310, 880, 150, 505, 720, 260])
    reoffenders = np.array([100, 205, 71, 276, 52, 121, 239, 84])
    assert overdispersion(people, reoffenders) == pytest.approx(3.74942, abs=5e-6)


@pytest.mark.parametrize("year", YEARS)
def test_areas_differ_by_as_much_as_areas_do(of_csps: pd.DataFrame, year: str) -> None:
    rows = of_csps.loc[year]
    assert 3 < overdispersion(rows["offenders"].to_numpy(), rows["reoffenders"].to_numpy()) < 5.5


@pytest.mark.parametrize("year", YEARS)
def test_deprivation_goes_with_rates_but_does_not_settle_them(of_csps: pd.DataFrame, year: str) -> None:
    rows = of_csps.loc[year].join(illustrative.shipped()[1])
    rates = rows["reoffenders"] / rows["offenders"]
    per_head = rows["offenders"] / (rows["child"] + rows["adult"])
    assert 0.4 < rates.corr(rows["deprivation"]) < 0.75
    assert 0.4 < per_head.corr(rows["deprivation"]) < 0.75


def test_years_follow_on_from_each_other_but_for_chance(of_csps: pd.DataFrame) -> None:
    people, again = (of_csps[count].unstack("start_date") for count in ("offenders", "reoffenders"))
    rates = again / people
    chance = np.sqrt(rates * (1 - rates) / people)
    change = rates.diff(axis=1).sub((again.sum() / people.sum()).diff()).iloc[:, 1:]
    standard = change / np.hypot(chance, chance.shift(axis=1)).iloc[:, 1:]
    assert 0.95 < standard.to_numpy().std() < 1.25


@pytest.mark.parametrize("year", YEARS)
def test_women_are_fewer_and_reoffend_less(nation: pd.DataFrame, year: str) -> None:
    women, men = (part_of(nation, year, "all", "all", sex) for sex in ("female", "male"))
    assert 0.15 < women["offenders"] / (women["offenders"] + men["offenders"]) < 0.18
    assert women["reoffenders"] / women["offenders"] < men["reoffenders"] / men["offenders"]


@pytest.mark.parametrize("year", YEARS)
def test_children_are_few_and_reoffend_more(nation: pd.DataFrame, year: str) -> None:
    children, adults = (part_of(nation, year, age, "all", "all") for age in ("child", "adult"))
    assert 0.039 < children["offenders"] / (children["offenders"] + adults["offenders"]) < 0.074
    assert 0.305 < children["reoffenders"] / children["offenders"] < 0.385
    assert children["reoffenders"] / children["offenders"] > adults["reoffenders"] / adults["offenders"]


# In and out ----------------------------------------------------------------------------


def test_tidy_rows_are_those_of_the_table_cohort() -> None:
    rows = illustrative.tidy()
    assert tuple(rows.columns) == COLUMNS["cohort"]
    assert rows.memory_usage(deep=True).sum() < 40e6
    with duckdb.connect() as con:
        con.register("tidy", rows)
        once = con.sql(
            "select distinct area_kind, cohort_type, previous_offences, disposal, source_id, place, "
            "expected_reoffenders, printed_rate, symbol, max(cast(end_date as date))::varchar from tidy group by all"
        ).fetchall()
    assert once == [("csp", "four_quarters", "all", "all", "illustrative", "generated", None, None, None, "2024-03-31")]


def test_parameters_are_of_the_catalogues_groups_and_name_no_area() -> None:
    offence_codes = pd.read_csv(CATALOGUE / "offence_groups.csv").query("offence_id > 0")["code"]
    age_codes = pd.read_csv(CATALOGUE / "ages.csv").query("is_band")["code"]
    text = (CATALOGUE / "illustrative.toml").read_text("utf-8")
    names = pd.read_csv(PUBLISHED / "areas.csv").query("kind in ('csp', 'district')")[["code", "name"]]
    assert list(offences().index) == list(offence_codes) == [row["code"] for row in parameters()["offences"]]
    assert list(ages().index) == list(age_codes) == [row["code"] for row in parameters()["ages"]]
    assert not [word for word in names.to_numpy().ravel() if word in text]


def csp_tables() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    links = pd.DataFrame(
        [("A", "E1"), ("B", "E1"), ("B", "E2"), ("C", "W1"), ("D", "W2")], columns=["child_code", "parent_code"]
    ).assign(relation="csp_district")
    links = pd.concat(
        [links, pd.DataFrame([{"child_code": "A", "parent_code": "E0", "relation": "csp_former_district"}])]
    )
    districts = ["E1", "E2", "W1", "W2"]
    children = pd.DataFrame({"area_code": districts, "age_from": 10, "age_to": 17.0, "persons": [100, 50, 30, 40]})
    adults = pd.DataFrame({"area_code": districts, "age_from": 18, "age_to": None, "persons": [1000, 500, 300, 400]})
    population = pd.concat([children, adults]).assign(area_kind="district")
    scores = {"E0": 40.0, "E2": 20.0, "W1": 300.0, "W2": 100.0}
    deprivation = pd.DataFrame({"area_code": scores.keys(), "average_score": scores.values(), "domain": "imd"})
    return links, population, deprivation.assign(index_id=["imd2019", "imd2019", "wimd2019", "wimd2019"])


def test_a_shared_district_counts_for_an_equal_part_in_each_csp() -> None:
    profiles = csp_profiles(*csp_tables())
    assert profiles["child"].to_dict() == {"A": 50, "B": 100, "C": 30, "D": 40}
    assert profiles["adult"].to_dict() == {"A": 500, "B": 1000, "C": 300, "D": 400}


def test_deprivation_is_measured_within_a_nation() -> None:
    deprivation = csp_profiles(*csp_tables())["deprivation"]
    assert deprivation["A"] == deprivation["C"] == pytest.approx(np.sqrt(0.5))
    assert deprivation["B"] == deprivation["D"] == pytest.approx(-np.sqrt(0.5))


def test_a_csp_without_a_score_is_named() -> None:
    links, population, deprivation = csp_tables()
    with pytest.raises(ValueError, match=r"no deprivation score for .*D$"):
        csp_profiles(links, population, deprivation[deprivation["area_code"] != "W2"])


def test_published_totals_that_contradict_each_other_are_refused() -> None:
    published = small_published()
    published.loc[published["offence"] == "theft", "offenders"] = 1001
    with pytest.raises(ValueError, match="do not make up the published whole"):
        generate(published, small_areas())


def test_offence_groups_must_be_published_for_some_year() -> None:
    published = small_published()
    with pytest.raises(ValueError, match="no year has published totals"):
        generate(published[published["offence"] != "theft"], small_areas())
