"""One area beside a set of areas: every line with its verdict, and the verdict on the area itself."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.settings import settings
from data.spoken import in_sentence
from queries.area_sets import SIMILAR, AreaSet
from queries.ask import Answer, ask
from queries.benchmarks import Benchmark
from queries.places import Place
from queries.reoffending import ILLUSTRATIVE, PUBLISHED
from queries.verdict import IN_100, Comparator, Interval, Measured, Verdict, signal, standing_of, verdict
from queries.view import Slice
from queries.wordings import did, say, spoken

ITSELF, TOGETHER, BENCHMARK, AREA, MISSING = "itself", "together", "benchmark", "area", "missing"
LINE = [
    *(
        "role",
        "line_id",
        "label",
        "stands_for",
        "period",
        "offenders",
        "reoffenders",
        "given",
        "rate",
        "rate_lo",
        "rate_hi",
    ),
    *("shown", "could_be", "reliability", "standing", "strength", "sentence", "short"),
]
_TITLE_WORDS = 10
_COMPARED = ("higher", "lower", "similar")
_FLIPPED = {"higher": "lower", "lower": "higher"}


@dataclass(frozen=True)
class Years:
    """The years that can be compared in one lane: last day by label, newest first.

    real_elsewhere: the area has a published figure but no other area of the set has one, so that
    demonstration figures are compared. area_has_figures: in any lane or year, whatever the others have.
    """

    ends: dict[str, str]
    lane: str
    real_elsewhere: bool = False
    area_has_figures: bool = True


def years(place: Place, area_set: AreaSet, slice_: Slice) -> Years:
    """Published years once the area and one other have a published figure, else demonstration ones."""
    rows = ask("compare_periods", area_id=place.area_id, area_ids=area_set.area_ids, **slice_.parameters()).rows
    own = rows[rows["has_area"]]
    usable = own[own["others"] > 0]
    lane = PUBLISHED if (usable["lane"] == PUBLISHED).any() else ILLUSTRATIVE
    kept = usable[usable["lane"] == lane]
    ends = {period: f"{end:%Y-%m-%d}" for period, end in zip(kept["period"], kept["end_date"], strict=True)}
    alone = lane == ILLUSTRATIVE and bool((own["lane"] == PUBLISHED).any())
    return Years(ends, lane, real_elsewhere=alone, area_has_figures=not own.empty)


@dataclass(frozen=True)
class Comparison:
    """One area beside others in one period and lane.

    answer: lines of compare_areas.sql that can be shown, each with what may be said of it: label,
    given (a rate may be given), standing and strength beside the area, shown (the rate as printed),
    could_be, sentence and short. with_set, with_benchmark: the verdict on the area itself, None
    where there is nothing to compare it with. cells: how many areas are compared with it.
    """

    place: Place
    answer: Answer
    with_set: Verdict | None
    with_benchmark: Verdict | None
    missing: tuple[str, ...]
    cells: int

    @property
    def name(self) -> str:
        """Whose figure the area's is: its own name, or that of the county that stands for it."""
        itself = self.rows[self.rows["role"] == ITSELF]
        return str(itself["label"].iloc[0]) if len(itself) else self.place.name

    @property
    def whose(self) -> str:
        """The sentence that says so, where the figure is a county's."""
        wider = self.name != self.place.name
        return say("reach", "wider", figure_area=self.name, area=self.place.name) if wider else ""

    @property
    def rows(self) -> pd.DataFrame:
        return self.answer.rows

    @property
    def areas(self) -> pd.DataFrame:
        """The lines of single areas, the area itself first."""
        return self.rows[self.rows["role"].isin((ITSELF, AREA))]

    def named(self, reliability: str) -> list[str]:
        """Areas whose figure is of that reliability ('ok', 'unreliable', 'too_small')."""
        return [str(name) for name in self.areas.loc[self.areas["reliability"] == reliability, "label"]]


def compare(place: Place, benchmark: Benchmark, area_set: AreaSet, slice_: Slice, lane: str, end: str) -> Comparison:
    """The area beside a set in the year that ends on a day (ISO), against the set and a benchmark."""
    answer = lines(place, benchmark, area_set.area_ids, slice_, lane, end)
    by_role = {str(role): list(rows.itertuples()) for role, rows in answer.rows.groupby("role")}
    itself, others = _first(by_role, ITSELF), by_role.get(AREA, [])
    together, whole = _first(by_role, TOGETHER), _first(by_role, BENCHMARK)
    with_set = _of_set(itself, together, others, area_set)
    with_benchmark = None if benchmark.kind == area_set.key else _of_benchmark(itself, whole, benchmark)
    beside = [_beside(row, itself) for row in others]
    cells = sum(line["standing"] in _COMPARED for line in beside)
    drawn = [
        *([_itself(itself)] if itself else []),
        *([_whole(together, with_set, _all_of(others, area_set))] if with_set and len(others) > 1 else []),
        *([_whole(whole, with_benchmark, _named(whole, benchmark))] if with_benchmark else []),
        *(_weighed(line, cells) for line in beside),
    ]
    missing = tuple(row.area for row in by_role.get(MISSING, []))
    told = Answer(pd.DataFrame(drawn, columns=LINE), answer.sources, answer.lanes)
    return Comparison(place, told, with_set, with_benchmark, missing, cells)


def lines(place: Place, benchmark: Benchmark, area_ids: tuple[int, ...], slice_: Slice, lane: str, end: str) -> Answer:
    """Rows of compare_areas.sql for one lane and the year that ends on a day (ISO)."""
    rules = settings().verdict
    return ask(
        "compare_areas",
        area_id=place.area_id,
        area_ids=area_ids,
        benchmark_ids=benchmark.area_ids,
        inside=benchmark.inside,
        part_of_whole=rules["part_of_whole"],
        lane=lane,
        end_date=end,
        z_95=rules["z_95"],
        z_998=rules["z_998"],
        **slice_.parameters(),
    )


def _first(by_role: dict[str, list[Any]], role: str) -> Any | None:
    return next(iter(by_role.get(role, [])), None)


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _measured(row: Any) -> Measured:
    return Measured(row.rate, Interval(row.rate_lo, row.rate_hi), row.offenders)


def _told(figure: Measured, comparator: Comparator | None) -> Verdict:
    return verdict(figure, IN_100, did("proven_rate"), comparator, "lower")


def _of_set(itself: Any, together: Any, others: list[Any], area_set: AreaSet) -> Verdict | None:
    """The verdict on the area against the others of the set together, or against the only other."""
    if not itself or not together:
        return None
    label, rest = (others[0].area, False) if len(others) == 1 else (area_set.label, area_set.inside)
    return _told(_measured(itself), Comparator(label, _number(together.rate), rest, _turned(together)))


def _of_benchmark(itself: Any, whole: Any, benchmark: Benchmark) -> Verdict | None:
    """The verdict on the area against the benchmark, which is uncertain only as the rest of a whole."""
    if not itself or not whole:
        return None
    difference = _turned(whole) if whole.is_rest else Interval()
    return _told(_measured(itself), Comparator(benchmark.label, _number(whole.rate), bool(whole.is_rest), difference))


def _turned(row: Any) -> Interval:
    """Limits of the area minus the line, from those of the line minus the area."""
    return Interval(-row.beside_hi, -row.beside_lo)


def _line(row: Any, label: str, said: Verdict, **more: Any) -> dict[str, Any]:
    """What a chart and a table need of one line; a rate that may not be given is missing."""
    given = bool(said.rate)
    return {
        "role": row.role,
        "line_id": row.line_id,
        "label": label,
        "stands_for": tuple(row.stands_for) if row.reach == "wider" else (),
        "period": row.period,
        "offenders": row.offenders,
        "reoffenders": row.reoffenders,
        "given": given,
        **{name: getattr(row, name) if given else None for name in ("rate", "rate_lo", "rate_hi")},
        "shown": said.rate or said.short,
        "could_be": said.interval,
        "reliability": said.reliability,
        "sentence": said.sentence,
        "short": said.short,
        "strength": "full",
        **more,
    }


def _itself(row: Any) -> dict[str, Any]:
    said = _told(_measured(row), None)
    standing = ITSELF if said.reliability == "ok" else "unreliable"
    return _line(row, row.area, said, standing=standing, short=say("compare", "area_itself"))


def _whole(row: Any, of_area: Verdict, label: str) -> dict[str, Any]:
    """Several areas together: they stand to the area as its own verdict says, seen from the other side."""
    said = _told(_measured(row), None)
    uncompared = "uncompared" if said.reliability == "ok" else "unreliable"
    standing = _FLIPPED.get(of_area.standing or "", of_area.standing or uncompared)
    return _line(row, label, said, standing=standing, sentence=of_area.sentence, short=of_area.short)


def _beside(row: Any, itself: Any) -> dict[str, Any]:
    """One area of the set with its verdict beside the area; strict is where it stands at 99.8 %."""
    comparable = itself is not None and _measured(itself).reliability == "ok"
    difference = Interval(row.beside_lo, row.beside_hi)
    against = (
        Comparator(in_sentence(itself.area), _number(row.beside_rate), bool(row.is_rest), difference)
        if comparable
        else None
    )
    said = _told(_measured(row), against)
    strict = standing_of(Interval(row.beside_lo_998, row.beside_hi_998), 0) if said.standing else None
    standing = said.standing or ("uncompared" if said.reliability == "ok" else "unreliable")
    return _line(row, row.area, said, standing=standing, strict=strict)


def _weighed(line: dict[str, Any], cells: int) -> dict[str, Any]:
    """The line with the strength of its signal among so many; a weak one says that it is."""
    standing = line["standing"] if line["standing"] in _COMPARED else None
    strength = signal(standing, line["strict"], cells)
    weak = {"short": say("compare", "weak", said=line["short"])} if strength == "outline" else {}
    return line | weak | {"strength": strength}


def _all_of(others: list[Any], area_set: AreaSet) -> str:
    return say("compare", "together_rest" if area_set.inside else "together", count=len(others))


def _named(whole: Any, benchmark: Benchmark) -> str:
    return say("compare", "rest", name=benchmark.name) if whole and whole.is_rest else benchmark.name


def in_title(area: str, said: str) -> str:
    """A message about an area in ten words or fewer; a long name is left to the page's own title."""
    whole = say("compare", "title", area=area, said=f"{said[0].lower()}{said[1:]}")
    return whole if len(whole.split()) <= _TITLE_WORDS else said


def orders(area_set: AreaSet) -> dict[str, str]:
    """Orders that the areas of a set can be put in, as offered: none of them is a ranking by itself."""
    keys = ["alike", "name", "rate"] if area_set.key == SIMILAR else ["name", "rate"]
    return {say("compare", f"order_{key}"): key for key in keys}


def ordered(comparison: Comparison, area_set: AreaSet, order: str) -> pd.DataFrame:
    """The lines in the order 'name', 'alike' (nearest first) or 'rate' (highest first, where areas of
    too few people have no place and come last); what the areas are compared with stays on top."""
    rows = comparison.rows
    areas = rows[rows["role"] == AREA]
    if order == "alike":
        place_of = {area_id: place for place, area_id in enumerate(area_set.area_ids)}
        areas = areas.sort_values("line_id", key=lambda ids: ids.map(place_of))
    elif order == "rate":
        unranked = areas["reliability"] != "ok"
        areas = areas.assign(last=unranked).sort_values(["last", "rate"], ascending=[True, False], kind="stable")
    return pd.concat([rows[rows["role"] != AREA], areas[rows.columns]], ignore_index=True)


def notes(comparison: Comparison) -> list[str]:
    """What a reader must know: differences by chance, areas too small, counties, missing figures."""
    rows = comparison.rows
    counties = rows[rows["stands_for"].map(len) > 0]
    limits = settings().small_numbers
    return [
        *([_by_chance(comparison.cells)] if comparison.cells > 1 else []),
        *_named_in("small", comparison.named("unreliable"), limits["unreliable_below"]),
        *_named_in("withheld", comparison.named("too_small"), limits["no_rate_below"]),
        *[
            say("area_set", "county", figure_area=row.label, areas=", ".join(map(in_sentence, row.stands_for)))
            for row in counties.itertuples()
        ],
        *([say("area_set", "without", areas=", ".join(comparison.missing))] if comparison.missing else []),
    ]


def _named_in(key: str, areas: list[str], threshold: int) -> list[str]:
    return [say("compare", key, threshold=threshold, areas=", ".join(areas))] if areas else []


def _by_chance(cells: int) -> str:
    key = "chance_many" if cells > settings().verdict["many_comparisons"] else "chance_few"
    return say("compare", key, cells=cells, count=by_chance(cells))


def by_chance(cells: int) -> str:
    """How many of so many comparisons would look different if nothing but chance were at work, in words."""
    count = float(ask("false_signals", cells=cells, z=settings().verdict["z_95"]).rows["expected"].iloc[0])
    return say("compare", "fewer_than_one") if count < 0.95 else say("compare", "about", count=spoken(count, 0))
