"""Demonstration figures: reoffending by CSP, offence group, age band, sex and year.

Nobody publishes reoffending at this detail. These figures let every screen be tried before
the real files are loaded. They are made from a fixed seed, belong to the lane `illustrative`,
and say nothing about any place: the only real things in them are the sizes and deprivation of
areas, and that they add up *exactly* to every England and Wales total that is published
(offenders, reoffenders and reoffences; by year, by adult and child, by offence group).

The method is top down. Each published total is split over what is not published, from year
to (child or adult x offence) to (age band, sex) in `data.illustrative_nation`, and from there
to CSPs here, each time by `data.apportion`, so that every margin holds by construction: there
is no fitting, and nothing is repaired at the end. Reoffenders are drawn from the offenders of
their own cell, so no rate is above 100 %; reoffences are one for each reoffender and a split of
the rest. What shapes the figures, and why it is no evidence: `catalogue/illustrative.toml`.
"""

import numpy as np
import pandas as pd

from data.apportion import Counts, Dice, Reals, apportion, draw
from data.illustrative_nation import GROUPS, Cells, Totals, ages, cells, offences, parameters, paths
from data.settings import CATALOGUE, PUBLISHED
from data.tidy import COLUMNS, complete

COUNTS = ("offenders", "reoffenders", "reoffences")
# What rounding a part up or down already adds to its variance, on average.
_ROUNDING_VARIANCE = 1 / 6


def tidy() -> pd.DataFrame:
    """The demonstration figures as tidy rows of the table `cohort`, from the shipped tables.

    Grain as `generate`. Whatever is not a count is categorical or empty, so that the rows
    take few bytes and DuckDB registers them as they are.
    """
    rows = generate(*shipped())
    constants = {name: parameters()[name] for name in ("area_kind", "cohort_type", "source_id", "place")}
    constants |= {"previous_offences": "all", "disposal": "all"}
    for name, value in constants.items():
        rows[name] = pd.Categorical.from_codes(np.zeros(len(rows), np.int8), [value])
    for name in ("expected_reoffenders", "printed_rate", "symbol"):
        rows[name] = np.float32(np.nan)
    return rows[list(COLUMNS["cohort"])]


def shipped() -> tuple[pd.DataFrame, pd.DataFrame]:
    """What `generate` needs, from data/published/: the published cohorts, and the CSPs."""
    published = complete("cohort", pd.read_csv(PUBLISHED / "cohort_england_and_wales.csv"))
    links = pd.read_csv(PUBLISHED / "area_links.csv")
    population = pd.read_csv(PUBLISHED / "population_mid2023.csv")
    indices = [pd.read_csv(PUBLISHED / f"deprivation_{index}.csv") for index in ("imd2019", "wimd2019")]
    return published, csp_profiles(links, population, pd.concat(indices))


def generate(published: pd.DataFrame, areas: pd.DataFrame, seed: int | None = None) -> pd.DataFrame:
    """Demonstration cohorts that add up to the published ones.

    published: tidy rows of `cohort`, of which those for the whole of England and Wales by four
    quarters are used; areas: see `csp_profiles`; seed: the catalogue's unless given.
    Grain of the answer: CSP x year x offence group x age band x sex with at least one offender,
    in that order, as area_code, start_date, end_date, offence, age, sex (categorical) and
    offenders, reoffenders (people), reoffences (offences). ValueError when the published
    totals contradict each other.
    """
    whole = _england_and_wales(published)
    ends = _years(whole)
    dice = Dice(parameters()["seed"] if seed is None else seed)
    years = np.array([int(start[:4]) for start in ends.index], dtype=np.int64)
    nation = cells(dice, years, *(_totals(whole[count], list(ends.index)) for count in COUNTS))
    return _rows(ends, areas, _by_csp(dice, nation, areas))


# Areas ---------------------------------------------------------------------------------


def csp_profiles(links: pd.DataFrame, population: pd.DataFrame, deprivation: pd.DataFrame) -> pd.DataFrame:
    """Size and deprivation of each CSP: index area_code; child, adult (residents); deprivation.

    A district shared by several CSPs counts for an equal part in each. Deprivation is the
    average score of the CSP's districts, present or former, in standard deviations from the
    mean CSP of its own nation, because scores of different nations are not on one scale.
    ValueError, naming the CSPs, when one has no residents or no score.
    """
    scored = links[links["relation"].isin(["csp_district", "csp_former_district"])]
    residents = _residents(links[links["relation"] == "csp_district"], population)
    profiles = residents.join(_deprivation(scored, deprivation)).sort_index()
    unknown = profiles.index[profiles.isna().any(axis=1)]
    if len(unknown):
        raise ValueError(f"no residents or no deprivation score for {', '.join(unknown)}")
    return profiles


def _residents(links: pd.DataFrame, population: pd.DataFrame) -> pd.DataFrame:
    districts = population[population["area_kind"] == "district"].set_index("area_code")
    children = districts["persons"][(districts["age_from"] == 10) & (districts["age_to"] == 17)]
    adults = districts["persons"][(districts["age_from"] == 18) & districts["age_to"].isna()]
    parts = pd.DataFrame({"child": children, "adult": adults}).reindex(links["parent_code"])
    sharing = links.groupby("parent_code")["child_code"].transform("size").to_numpy()
    return parts.div(sharing, axis=0).groupby(links["child_code"].to_numpy()).sum(min_count=1).rename_axis("area_code")


def _deprivation(links: pd.DataFrame, deprivation: pd.DataFrame) -> pd.Series:
    overall = deprivation.loc[deprivation["domain"] == "imd", ["area_code", "index_id", "average_score"]]
    scores = links.merge(overall, left_on="parent_code", right_on="area_code")
    of_csp = scores.groupby(["child_code", "index_id"])["average_score"].mean()
    nation = of_csp.groupby("index_id")
    return ((of_csp - nation.transform("mean")) / nation.transform("std")).droplevel(1).rename("deprivation")


# What is published ---------------------------------------------------------------------


def _england_and_wales(published: pd.DataFrame) -> pd.DataFrame:
    """Published counts by (start_date, end_date, age, offence), one row each."""
    wanted = {"area_code": "K04000001", "cohort_type": parameters()["cohort_type"]}
    wanted |= {"sex": "all", "previous_offences": "all", "disposal": "all"}
    rows = published[np.logical_and.reduce([published[name] == value for name, value in wanted.items()])]
    return rows.groupby(["start_date", "end_date", "age", "offence"])[list(COUNTS)].first()


def _years(whole: pd.DataFrame) -> pd.Series:
    """End date by start date of every year whose three totals are all published."""
    totals = whole.xs(("all", "all"), level=("age", "offence")).dropna()
    return totals.reset_index("end_date")["end_date"].sort_index()


def _totals(counts: pd.Series, starts: list[str]) -> Totals:
    table = counts.droplevel("end_date").unstack(["age", "offence"]).loc[starts]
    groups = pd.MultiIndex.from_product([GROUPS, ["all"]])
    by_offence = pd.MultiIndex.from_product([["all"], offences().index])
    year = table["all", "all"].to_numpy(np.int64)
    return Totals(year, *(table.reindex(columns=part).to_numpy(np.float64) for part in (groups, by_offence)))


# CSPs: axes year, offence, age band, sex, CSP ------------------------------------------


def _by_csp(dice: Dice, nation: Cells, areas: pd.DataFrame) -> list[Counts]:
    """Offenders, reoffenders and reoffences of every CSP (T, F, A, S, C)."""
    rows = nation.offenders.shape
    weights = _presence(dice, rows, areas)
    weights *= _chance(dice, nation.offenders[..., None] * weights / weights.sum(axis=-1, keepdims=True))
    offenders = apportion(nation.offenders, weights, dice.offsets(*rows))
    odds = _tendency(dice, nation, areas)
    odds *= _chance(dice, offenders * _binomial_variance(nation)[..., None])
    reoffenders = draw(nation.reoffenders, offenders, odds, dice.offsets(*rows))
    further = apportion(nation.further, reoffenders * _frequency(dice, reoffenders), dice.offsets(*rows))
    return [offenders, reoffenders, reoffenders + further]


def _level(dice: Dice, years: int, areas: pd.DataFrame, name: str) -> Reals:
    """How each CSP differs in each year (T, C), by deprivation and by chance, on the log scale."""
    spread = parameters()["spread"]
    by_deprivation = spread[f"{name}_deprivation"] * areas["deprivation"].to_numpy()
    return np.asarray(spread[name] * paths(dice, years, len(areas)) + by_deprivation)


def _presence(dice: Dice, rows: tuple[int, ...], areas: pd.DataFrame) -> Reals:
    """How many offenders a CSP is expected to have, against the other CSPs."""
    years, kinds = rows[0], rows[1]
    spread = parameters()["spread"]
    size = _level(dice, years, areas, "size")
    mix = spread["mix"] * paths(dice, years, kinds, len(areas))
    residents = areas[ages()["age_group"]].to_numpy().T
    of_offence = np.exp(size[:, None] + mix)[:, :, None, None, :]
    return np.repeat(of_offence * residents[:, None, :], rows[3], axis=3)


def _tendency(dice: Dice, nation: Cells, areas: pd.DataFrame) -> Reals:
    """Odds of reoffending in a CSP, against the other CSPs."""
    years, kinds, _, sexes = nation.offenders.shape
    spread = parameters()["spread"]
    cohort = nation.offenders.sum(axis=(1, 2, 3))
    rate = _level(dice, years, areas, "rate") * np.sqrt(cohort[-1] / cohort)[:, None]
    children = spread["rate_children"] * paths(dice, years, len(areas))
    of_band = rate[:, None] + np.where(ages()["age_group"].to_numpy()[:, None] == "child", children[:, None], 0)
    of_offence = spread["rate_offence"] * paths(dice, years, kinds, len(areas))
    together = np.exp(of_band[:, None] + of_offence[:, :, None])
    return np.repeat(together[:, :, :, None], sexes, axis=3)


def _frequency(dice: Dice, reoffenders: Counts) -> Reals:
    """Reoffences beyond the first per reoffender, against the other CSPs."""
    spread = parameters()["spread"]
    lasting = spread["frequency"] * paths(dice, reoffenders.shape[0], reoffenders.shape[-1])
    personal = spread["personal"] * dice.normals(*reoffenders.shape) / np.sqrt(np.maximum(reoffenders, 1))
    return np.asarray(np.exp(lasting[:, None, None, None, :] + personal))


def _chance(dice: Dice, variance: Reals) -> Reals:
    """Factors that give counts of this variance (in which they are also the slope) the chance
    that rounding leaves out, so that differences from year to year are as large as real ones."""
    left_out = np.sqrt(np.maximum(variance - _ROUNDING_VARIANCE, 0)) / np.maximum(variance, _ROUNDING_VARIANCE)
    return np.asarray(np.exp(dice.normals(*variance.shape) * left_out))


def _binomial_variance(nation: Cells) -> Reals:
    rate = nation.reoffenders / np.maximum(nation.offenders, 1)
    return np.asarray(rate * (1 - rate))


# Rows ----------------------------------------------------------------------------------


def _rows(ends: pd.Series, areas: pd.DataFrame, counts: list[Counts]) -> pd.DataFrame:
    by_area = [np.moveaxis(count, -1, 0) for count in counts]
    present = np.nonzero(by_area[0])
    csp, year, offence, age, sex = (place.astype(np.int16) for place in present)
    sexes = pd.read_csv(CATALOGUE / "sexes.csv").query("sex_id > 0").sort_values("sex_id")["code"]
    names = {
        "area_code": (csp, areas.index),
        "start_date": (year, ends.index),
        "end_date": (year, ends),
        "offence": (offence, offences().index),
        "age": (age, ages().index),
        "sex": (sex, sexes),
    }
    columns = {name: pd.Categorical.from_codes(place, list(words)) for name, (place, words) in names.items()}
    figures = {name: count[present].astype(np.int32) for name, count in zip(COUNTS, by_area, strict=True)}
    return pd.DataFrame(columns | figures)
