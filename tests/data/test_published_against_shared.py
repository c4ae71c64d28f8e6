"""Whole shipped tables against the copies in ../shared/; skipped where that folder is absent."""

import json
from pathlib import Path

import pandas as pd
import pytest

from tests.data.shipped import national, one, shipped

OFFENCES = {
    "Theft": "theft",
    "Other": "other",
    "Public Order": "public_order",
    "Possession of Weapons": "weapons",
    "Summary Non-motoring": "summary_non_motoring",
    "Criminal Damage and Arson": "criminal_damage",
    "Fraud": "fraud",
    "Robbery": "robbery",
    "Miscellaneous Crimes Against Society": "miscellaneous",
    "Drug": "drug",
    "Violence Against the Person": "violence",
    "Sexual": "sexual",
    "Summary Motoring": "summary_motoring",
}


def test_national_table_matches_the_reference(shared: Path) -> None:
    folder = shared / "published" / "reoffending"
    for row in pd.read_csv(folder / "moj_ew_reoffending_annual_2012_13_to_2023_24.csv").itertuples():
        ours = national(int(row.cohort[:4]) + 1)
        assert tuple(ours[["offenders", "reoffenders", "reoffences"]]) == (
            row.offenders,
            row.reoffenders,
            row.reoffences,
        )
    for row in pd.read_csv(folder / "moj_ew_reoffending_by_index_offence_2023_24.csv").itertuples():
        ours = national(2024, offence=OFFENCES[row.group])
        assert (ours["offenders"], ours["reoffenders"]) == (row.offenders, row.reoffenders)
        assert float(ours["printed_rate"]) == row.reoffendingRate


def test_adult_table_matches_the_reference(shared: Path) -> None:
    codes = {"England and Wales": "K04000001", "Lambeth": "E09000022", "London": "E12000007"}
    text = (shared / "published" / "reoffending" / "moj_adult_reoffending_lambeth_london_ew.json").read_text("utf-8")
    ours = pd.concat([shipped("cohort_england_and_wales"), shipped("cohort_lambeth_london")])
    adults = ours[ours["source_id"] == "moj_geographic_tool"]
    theirs = json.loads(text)
    assert len(adults) == len(theirs)
    for row in theirs:
        mine = one(adults, area_code=codes[row["AreaName"]], end_date=f"{row['Time period']}-03-31")
        assert (mine["offenders"], mine["reoffenders"]) == (row["Number of offenders"], row["Number of reoffenders"])


DOMAINS_2019 = {
    "imd": "IMD",
    "income": "Income",
    "employment": "Employment",
    "education": "Education, Skills and Training",
    "health": "Health Deprivation and Disability",
    "crime": "Crime",
    "barriers": "Barriers to Housing and Services",
    "living": "Living Environment",
    "idaci": "IDACI",
    "idaopi": "IDAOPI",
}


def _agree(ours: pd.DataFrame, theirs: pd.DataFrame, columns: dict[str, str]) -> None:
    """Every figure of one domain, district by district, is the reference's."""
    assert set(ours.index) == set(theirs.index)
    for mine, other in columns.items():
        assert (ours[mine] - theirs[other].reindex(ours.index)).abs().max() < 1e-4


@pytest.mark.parametrize("domain", DOMAINS_2019)
def test_deprivation_2019_matches_the_reference(shared: Path, domain: str) -> None:
    theirs = pd.read_csv(shared / "published" / "deprivation" / "imd2019_file10_lad19_all_sheets.csv")
    theirs.columns = theirs.columns.str.strip()
    ours = shipped("deprivation_imd2019")
    title = DOMAINS_2019[domain]
    _agree(
        ours[ours["domain"] == domain].set_index("area_code"),
        theirs.set_index("Local Authority District code (2019)"),
        {
            "average_score": f"{title} - Average score",
            "rank_average_score": f"{title} - Rank of average score",
            "share_most_deprived": f"{title} - Proportion of LSOAs in most deprived 10% nationally",
        },
    )


@pytest.mark.parametrize(
    "domain", ["imd", "income", "employment", "education", "health", "crime", "barriers", "living"]
)
def test_deprivation_2025_matches_the_reference(shared: Path, domain: str) -> None:
    theirs = pd.read_csv(shared / "published" / "deprivation" / "imd2025_england_ltla24.csv").set_index("ltla24_code")
    ours = shipped("deprivation_imd2025")
    stem = next(
        name.removesuffix("_average_score") for name in theirs if name.startswith(domain) and "_average_score" in name
    )
    _agree(
        ours[ours["domain"] == domain].set_index("area_code"),
        theirs,
        {
            "average_score": f"{stem}_average_score",
            "rank_average_score": f"{stem}_rank_of_average_score",
            "share_most_deprived": f"{stem}_proportion_of_lso_as_in_most_deprived_10_percent_nationally",
        },
    )


def test_deprivation_of_wales_matches_the_reference(shared: Path) -> None:
    theirs = pd.read_csv(shared / "published" / "deprivation" / "imd2019_wales_ltla22.csv").set_index("ltla22_code")
    stems = {"imd": "", "crime": "Crime_", "barriers": "Housing_", "living": "Environment_", "access": "Access_"}
    ours = shipped("deprivation_wimd2019")
    for domain, stem in stems.items():
        rows = ours[ours["domain"] == domain].set_index("area_code")
        _agree(rows, theirs, {"average_score": f"{stem}Score", "share_most_deprived": f"{stem}Proportion"})
        assert rows["rank_average_score"].idxmin() == theirs[f"{stem}Score"].idxmax()


def test_residents_match_the_reference(shared: Path) -> None:
    theirs = pd.read_csv(shared / "published" / "population" / "lad_population_ew_mid2023_10-17_18plus.csv").set_index(
        "code"
    )
    ours = shipped("population_mid2023")
    bands = {"all": (0, None), "age_10_17": (10, 17), "age_18_plus": (18, None)}
    for column, (low, high) in bands.items():
        to = ours["age_to"].isna() if high is None else ours["age_to"] == high
        persons = ours[(ours["age_from"] == low) & to].set_index("area_code")["persons"]
        assert persons.to_dict() == theirs[column].to_dict()


MEASURES = {
    "ReoffYO": "child_reoffending_10_14",
    "ReoffYO15-17": "child_reoffending_15_17",
    "FirstYJS": "first_time_entrants",
    "LAC_Convictions": "looked_after_children_offending",
    "YJS_Caution-Sentence10-17_YO": "children_cautioned_sentenced",
    "YouthJusticeFinance": "youth_justice_spend",
}
NOT_SHIPPED = {("FirstYJS", "England"), ("YJS_Caution-Sentence10-17_YO", "Cumbria")}


@pytest.mark.parametrize("code", MEASURES)
def test_youth_figures_match_the_reference(shared: Path, code: str) -> None:
    theirs = pd.read_csv(
        shared / "published" / "youth" / "dfe_lait_youth_offending_extract.csv", dtype=str, keep_default_na=False
    )
    given = theirs[(theirs["measure_code"] == code) & (theirs["value"] != "")]
    values = {
        f"{code}, {row.year}, {row.area_name}": float(row.value)
        for row in given.itertuples()
        if (code, row.area_name) not in NOT_SHIPPED and not row.area_name.startswith("London (")
    }
    if code == "LAC_Convictions":  # later years come with counts, from the release itself
        values = {place: value for place, value in values.items() if int(place.split(", ")[1]) <= 2020}
    ours = shipped("youth_figure_dfe")
    rows = ours[(ours["measure_id"] == MEASURES[code]) & ours["value"].notna()]
    assert rows.set_index("place")["value"].to_dict() == pytest.approx(values, rel=1e-5)


def test_looked_after_children_match_the_reference(shared: Path) -> None:
    """Counts are the release's own; whole per cents are those that the LAIT prints."""
    theirs = pd.read_csv(
        shared / "published" / "youth" / "dfe_cla_convicted_or_cautioned_la.csv", dtype=str, keep_default_na=False
    )
    convicted = theirs[theirs["breakdown"].str.startswith("Convicted") & theirs["children_count"].str.isdigit()]
    ours = shipped("youth_figure_dfe_looked_after")
    for row in convicted[convicted["geographic_level"] == "Local authority"].itertuples():
        mine = one(ours, area_code=row.new_la_code, end_date=f"{row.time_period}-03-31")
        assert mine["numerator"] == float(row.children_count)
        assert abs(mine["value"] - float(row.children_percent)) <= 0.51


@pytest.mark.parametrize(
    ("paper", "file"),
    [
        ("black_country_2018", "002_0a486876e0aecf67.txt"),
        ("solihull_scrutiny", "000_7b6cfb47c715269d.txt"),
        ("haringey_board_2009", "003_9a32bf394d53350d.txt"),
        ("wiltshire_panel_2024", "004_a9794ae2646d4faf.txt"),
    ],
)
def test_every_quotation_stands_in_its_paper(shared: Path, paper: str, file: str) -> None:
    text = " ".join((shared / "seeds" / file).read_text("utf-8").split()).lower()
    quoted = pd.concat([shipped("quoted_figure_black_country_2018"), shipped("quoted_figure_minutes")])
    ours = quoted[quoted["source_id"] == paper]
    assert len(ours) >= 1
    assert [printed for printed in ours["printed"] if " ".join(printed.split()).lower() not in text] == []


def test_press_quotations_match_the_reference(shared: Path) -> None:
    theirs = pd.read_csv(shared / "published" / "reoffending" / "local_figures_from_seeds_and_press.csv")
    press = theirs[theirs["source"].str.startswith("http")]
    ours = shipped("quoted_figure_press")
    assert sorted(ours["value"]) == sorted(press["value"])


def test_national_headlines_match_the_reference(shared: Path) -> None:
    theirs = pd.read_csv(shared / "published" / "reoffending" / "headline_series_with_sources.csv")
    quarters = theirs[theirs["cohort_type"] == "3-month"]
    ours = shipped("quoted_figure_national")
    for start, rows in quarters.groupby(
        quarters["period"].map({"Apr-Jun 2023": "2023-04-01", "Oct-Dec 2018": "2018-10-01"})
    ):
        assert sorted(ours[ours["start_date"] == start]["value"]) == sorted(rows["value_pct"])
