"""Questions to ask at a meeting, by rules over the figures; no free text is invented.

Each rule looks at what the Area page says of one area and gives a question with the figure
behind it, its source and the post that could answer. Wordings: data/catalogue/questions.toml.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import pandas as pd

from data.settings import CATALOGUE
from data.spoken import filled
from queries import desk
from queries.ask import ask
from queries.benchmarks import Benchmark
from queries.missing import overdue_sources
from queries.offence_groups import offence_groups, strict_standing
from queries.places import Place, spoken_name
from queries.printed import printed_figures, printed_gaps, printed_targets
from queries.profile import Panel
from queries.returns.gaps import gaps
from queries.strategy.performance import kpis
from queries.verdict import Interval, standing_of
from queries.verdict_change import quoted_gap
from queries.view import ADULT

MOST = 8
_YEARS_BACK = 3
_STANDING_OUT = 2
_OVERDUE = 2


@dataclass(frozen=True)
class Question:
    """One question. because: the figure in words; source: where it is from; who: a post, never a name."""

    text: str
    because: str
    source: str
    who: str


@dataclass(frozen=True)
class Subject:
    """A group of people as the Area page tells it. group: 'adult' or 'child'."""

    group: str
    who: str
    panel: Panel


def questions_for(place: Place, benchmark: Benchmark, subjects: list[Subject], today: date) -> list[Question]:
    """The most pressing questions about an area, at most eight.

    Demonstration figures give rise to one question only: when the real ones will be loaded.
    """
    told = [subject for subject in subjects if subject.panel.latest is not None]
    real = [subject for subject in told if not subject.panel.illustrative]
    asked = [
        *(question for subject in real for question in _about(subject)),
        *_expected(place),
        *_targets(place),
        *_targets_missed(place, benchmark, today),
        *_returns(place, today),
        *_offences(place, benchmark),
        *_printed(place),
        *(question for subject in real for question in _whose(place, subject)),
        *_demonstration(place, told),
        *_overdue(real, today),
    ]
    return asked[:MOST]


def questions_about(place: Place, subject: Subject, today: date) -> list[Question]:
    """Those that concern one group alone; none where its figures are demonstrations."""
    if subject.panel.latest is None or subject.panel.illustrative:
        return []
    return [*_about(subject), *_whose(place, subject), *_overdue([subject], today)]


@cache
def _wordings() -> dict[str, dict[str, str]]:
    return tomllib.loads((CATALOGUE / "questions.toml").read_text("utf-8"))


def _question(key: str, because: str, sources: pd.DataFrame, post: str, **blanks: str) -> Question:
    text = filled(_wordings()[key]["text"], blanks)
    return Question(text, because, "; ".join(sources["title"]), _wordings()["post"][post])


def _about(subject: Subject) -> Iterator[Question]:
    """Gap beyond chance, widening gap, real change, small number, break: in that order."""
    panel, said = subject.panel, subject.panel.verdict
    told = {"sources": panel.answer.sources, "post": subject.group, "who": subject.who, "benchmark": panel.benchmark}
    if said.better:
        yield _question("worse" if said.better == "worse" else "better", said.sentence, **told)
    if said.better == "worse" and _was_similar(panel.answer.rows):
        yield _question("widening", said.sentence, **told)
    if panel.change and panel.change.kind in ("rise", "fall"):
        yield _question(panel.change.kind, panel.change.sentence, **told, earlier=str(panel.latest.period_before))  # type: ignore[union-attr]
    if said.reliability in ("unreliable", "too_small"):
        yield _question("small", said.sentence, **told)
    yield from _break(subject)


def _was_similar(rows: pd.DataFrame) -> bool:
    """Whether the area was not clearly above the benchmark three years ago, with no break since."""
    if len(rows) <= _YEARS_BACK:
        return False
    now, then = rows.iloc[-1], rows.iloc[-1 - _YEARS_BACK]
    limits = Interval(then["rate_lo"], then["rate_hi"])
    return bool(now["segment"] == then["segment"]) and standing_of(limits, then["benchmark_rate"]) != "higher"


def _break(subject: Subject) -> Iterator[Question]:
    rows = subject.panel.answer.rows
    if rows["segment"].nunique() < 2:
        return
    span = {"from_date": rows["start_date"].min().date(), "to_date": rows["end_date"].max().date()}
    marks = ask("events", applies_to=(subject.group, "all"), **span).rows
    for mark in marks[marks["kind"] == "break"].itertuples():
        yield _question("break", mark.sentence, subject.panel.answer.sources, subject.group, date=f"{mark.date:%B %Y}")


def _expected(place: Place) -> Iterator[Question]:
    answer = printed_gaps(place)
    for row in answer.rows[answer.rows["gap"] > 0].head(1).itertuples():
        because = quoted_gap(row.printed, row.expected, int(row.needed))
        yield _question("expected", because, answer.sources, ADULT, area=place.name, period=row.period)


def _targets(place: Place) -> Iterator[Question]:
    """A target that a paper printed as missed; without counts nothing more can be said of it (DQ-08)."""
    answer = printed_targets(place)
    for row in answer.rows.itertuples():
        because = _wordings()["target"]["because"].format(target=row.target, printed=row.printed, label=row.label)
        yield _question("target", because, answer.sources, "target", target=row.target, label=row.label)


def _targets_missed(place: Place, benchmark: Benchmark, today: date) -> Iterator[Question]:
    """Targets of the framework that the area's own real figures, as everybody may see them, have missed."""
    if place.area_id not in set(ask("strategy/areas_with_targets").rows["area_id"]):
        return  # few areas have a target, and reading every measure would slow the page for all
    for kpi in kpis(place, benchmark, "public", today):
        for reading in kpi.readings:
            if reading.goal and reading.verdict and reading.verdict.state == "not_met":
                aim = reading.goal.words[0].lower() + reading.goal.words[1:]
                blanks = {"measure": kpi.name, "target": aim}
                asked = _question("target_missed", reading.sentences[0], reading.sources, "target", **blanks)
                yield replace(asked, who=reading.goal.owner or asked.who)


def _returns(place: Place, today: date) -> Iterator[Question]:
    """Returns that an area agreed to send, or began to send, and that are overdue; longest first."""
    owed = [each for each in _due(place, today) if each.standing in ("late", "sent_back")]
    by_area = [[each for each in owed if each.area == area] for area in dict.fromkeys(each.area for each in owed)]
    overdue = [(gap.oldest, gap) for late in by_area for gap in gaps(late, ()) if gap.oldest]
    source = pd.DataFrame({"title": [_wordings()["return"]["source"]]})
    for oldest, gap in sorted(overdue, key=lambda pair: pair[0].due_on)[:_OVERDUE]:
        because, sender = f"{oldest.area_name}: {gap.since} {gap.use.stops}", gap.use.sender
        asked = _question("return", because, source, "target", area=oldest.area_name, title=gap.title)
        yield replace(asked, who=sender[0].upper() + sender[1:])


def _due(place: Place, today: date) -> list[desk.Expected]:
    """What is on the calendar; nothing while the register cannot be read, since figures are shown without it."""
    try:
        return desk.due(place.code, today)
    except desk.Declined:
        return []


def _offences(place: Place, benchmark: Benchmark) -> Iterator[Question]:
    answer = offence_groups(place, benchmark, ADULT)
    if answer.rows.empty or answer.illustrative:
        return
    # One of a dozen groups is easily beyond 95 % by chance: only what chance hardly ever gives is asked about.
    higher = [row for row in answer.rows.itertuples() if row.standing == strict_standing(row) == "higher"]
    for row in sorted(higher, key=lambda row: -row.rate)[:_STANDING_OUT]:
        offence = row.offence_name[0].lower() + row.offence_name[1:]
        yield _question("offence", row.sentence, answer.sources, ADULT, offence=offence, benchmark=benchmark.label)


def _printed(place: Place) -> Iterator[Question]:
    answer = printed_figures(place)
    slips = answer.rows.dropna(subset=["message"]).sort_values("disagrees", ascending=False)
    for message in slips["message"].head(1):
        yield _question("printed", message, answer.sources, "author")


def _whose(place: Place, subject: Subject) -> Iterator[Question]:
    latest = subject.panel.latest
    if latest is not None and latest.reach == "wider":
        blanks = {"figure_area": latest.figure_area, "area": place.name}
        yield _question("county", subject.panel.whose, subject.panel.answer.sources, "county", **blanks)


def _demonstration(place: Place, subjects: list[Subject]) -> Iterator[Question]:
    because = _wordings()["demonstration"]["because"]
    for subject in subjects:
        if subject.group == ADULT and subject.panel.illustrative:
            yield _question(
                "demonstration",
                because,
                subject.panel.answer.sources,
                "dashboard",
                area=spoken_name(place.kind, place.name),
            )


def _overdue(subjects: list[Subject], today: date) -> Iterator[Question]:
    for sentence, sources in overdue_sources([subject.panel for subject in subjects], today):
        yield _question("overdue", sentence, sources, "dashboard")
