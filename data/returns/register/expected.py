"""What is due from whom: by each return's rhythm, from areas that agreed to send it or began to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from data.returns.periods import Span, last_of_month, months_later
from data.returns.register.shapes import Expected, Standing, Version
from data.returns.register.words import area_name, period_words
from data.returns.spec import Spec, specs
from data.settings import settings

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
# Which of several versions about one area and period says how it stands.
_TELLING: dict[str, Standing] = {"approved": "approved", "submitted": "waiting", "sent_back": "sent_back"}


@dataclass(frozen=True)
class Promise:
    """A return that an area sends, and the first day of the first period it owes."""

    code: str
    area: str
    since: date


def promises(versions: Iterable[Version]) -> list[Promise]:
    """What is owed: as the settings say, and by areas that have sent a return before."""
    owed = {(each.code, each.area): each.since for each in _agreed()}
    begun = [each for each in versions if each.state != "taken_back"]
    for version, first in ((each, each.first) for each in begun if each.first):
        for area in version.areas:
            owed[version.code, area] = min(owed.get((version.code, area), first), first)
    return [Promise(code, area, since) for (code, area), since in sorted(owed.items())]


def _agreed() -> Iterator[Promise]:
    for entry in settings().returns["expected"]:
        for area in entry["areas"]:
            yield Promise(str(entry["code"]), str(area), date.fromisoformat(str(entry["since"])))


def expected(versions: Iterable[Version], today: date) -> list[Expected]:
    """Every return due by now or next, by return, area and period; newest period first."""
    sent = list(versions)
    by_place: dict[tuple[str, str], list[Version]] = defaultdict(list)
    for version in sent:
        for area in version.areas:
            by_place[version.code, area].append(version)
    found = [each for promise in promises(sent) for each in _of(promise, by_place[promise.code, promise.area], today)]
    return sorted(found, key=lambda each: (each.code, each.area, -each.first.toordinal()))


def _of(promise: Promise, versions: list[Version], today: date) -> Iterator[Expected]:
    spec = specs().get(promise.code)
    if spec is None:
        return
    for first, last in periods(spec, promise.since, today):
        due_on = last + timedelta(days=int(settings().returns[f"due_days_{spec.cadence}"]))
        standing, version_id = _standing((first, last), versions, today > due_on)
        late = (today - due_on).days if standing in ("late", "sent_back") else 0
        name, words = area_name(spec, promise.area), period_words(first, last)
        yield Expected(
            spec.code, spec.title, promise.area, name, first, last, words, due_on, standing, max(late, 0), version_id
        )


def periods(spec: Spec, since: date, today: date) -> list[Span]:
    """The periods of a return that are over, from the one that begins on a day; none without a rhythm."""
    length = _MONTHS.get(spec.cadence)
    if length is None or not _has_period(spec):
        return []
    found, first = [], since.replace(day=1)
    while (last := last_of_month(months_later(first, length - 1))) < today:
        found.append((first, last))
        first = months_later(first, length)
    return found


def _has_period(spec: Spec) -> bool:
    return any(column.name in ("period_start", "month", "quarter") for column in spec.columns)


def _standing(days: Span, versions: list[Version], over: bool) -> tuple[Standing, str]:
    about = [each for each in versions if any(_within(days, period) for period in each.periods)]
    for state, standing in _TELLING.items():
        found = next((each for each in about if each.state == state), None)
        if found:
            return standing, found.version_id
    return ("late" if over else "due"), ""


def _within(days: Span, period: Span) -> bool:
    """Whether a row's period covers most of the days that are owed: years may begin in another month."""
    shared = (min(days[1], period[1]) - max(days[0], period[0])).days + 1
    return shared * 2 > (days[1] - days[0]).days + 1
