"""Which filters of the Explore screen can be chosen for an area, and why the others cannot."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from queries.ask import ask
from queries.dimensions import ALL, dimensions, ids, labels
from queries.explore import View
from queries.measures import cohort_measures
from queries.places import Place
from queries.reoffending import ILLUSTRATIVE, PUBLISHED
from queries.slices import NOTHING, Held, Slices, cells_of, slices_of
from queries.view import ADULT, CHILD, EVERYONE, Slice, listed
from queries.warehouse import newest
from queries.wordings import say

# The breakdowns in the order in which they are given up when no figure is split by all of them.
BREAKDOWNS = {
    "age_bands": "age",
    "offences": "offence",
    "sexes": "sex",
    "previous": "previous",
    "disposals": "disposal",
}
_NOTHING: dict[str, tuple[str, ...]] = {"age_bands": (), **{name: ALL for name in BREAKDOWNS if name != "age_bands"}}
_PUBLISHED_FOR_LARGER_AREAS = frozenset({"previous", "disposals"})
# A return is never drawn here: it is another lane, with screens of its own.
_LANES = (PUBLISHED, ILLUSTRATIVE)


@dataclass(frozen=True)
class Kind:
    """One kind of period: how it is called and what it means."""

    label: str
    explanation: str


@dataclass(frozen=True)
class Existing:
    """Every slice that exists for one area: offence groups by kind of period, lane and cell."""

    kinds: dict[str, Kind]
    slices: Slices

    def lane(self, slice_: Slice) -> str | None:
        """The lane in which the whole slice exists, published before illustrative; None where in neither."""
        return next((lane for lane in _LANES if self._holds(lane, slice_)), None)

    def has_reoffences(self, slice_: Slice) -> bool:
        """Whether the slice counts reoffences in the lane that it is shown in."""
        lane = self.lane(slice_)
        return lane is not None and all(held.reoffences for held in self._held(lane, slice_))

    def _holds(self, lane: str, slice_: Slice) -> bool:
        offences = frozenset(ids("offence", slice_.offences))
        return all(offences <= held.offences for held in self._held(lane, slice_))

    def _held(self, lane: str, slice_: Slice) -> list[Held]:
        there = self.slices.get((slice_.cohort_type, lane), {})
        return [there.get(cell, NOTHING) for cell in cells_of(slice_)]


def existing(place: Place) -> Existing:
    """What exists for an area, in the newest warehouse."""
    return _existing(newest(), place.area_id)


@lru_cache(maxsize=64)
def _existing(_warehouse: Path, area_id: int) -> Existing:
    rows = ask("combinations", area_id=area_id).rows.drop_duplicates("cohort_type")
    kinds = {row.cohort_type: Kind(row.kind_label, row.kind_explanation) for row in rows.itertuples()}
    return Existing(kinds, slices_of(area_id))


@dataclass(frozen=True)
class Offer:
    """What one filter offers: codes that give a figure together with everything else that is
    chosen; and, where something is left out, a sentence that says why."""

    codes: tuple[str, ...]
    why: str = ""


def offers(view: View, there: Existing, place: Place) -> dict[str, Offer]:
    """What every filter offers beside the other choices, by its name in the address."""
    found = {name: _offer(name, view.slice, there, place) for name in BREAKDOWNS}
    found["age"] = Offer(tuple(age for age in (EVERYONE, ADULT, CHILD) if _exists_for(age, view.slice, there)))
    found["kind"] = Offer(tuple(there.kinds), _why_one_kind(there, place))
    found["measure"] = _measures_offered(view.slice, there, place)
    return found


def _split(slice_: Slice, name: str, codes: tuple[str, ...]) -> Slice:
    """The slice with other members of one breakdown."""
    changed: dict[str, Any] = {name: codes}
    return replace(slice_, **changed)


def _exists_for(age: str, slice_: Slice, there: Existing) -> bool:
    return there.lane(replace(slice_, age=age, age_bands=())) is not None


def _offer(name: str, slice_: Slice, there: Existing, place: Place) -> Offer:
    members = [
        code
        for code, member in dimensions()[BREAKDOWNS[name]].items()
        if member.is_band and (name != "age_bands" or member.part_of == slice_.age)
    ]
    codes = tuple(code for code in members if there.lane(_split(slice_, name, (code,))))
    return Offer(codes, "" if codes else _why_none(name, slice_, there, place))


def _why_none(name: str, slice_: Slice, there: Existing, place: Place) -> str:
    if name == "age_bands" and slice_.age == EVERYONE:
        return say("explore", "ages_of_whom")
    if _ever(name, slice_, there):
        return say("explore", "not_together", area=place.name, words=_words_without(name, slice_))
    loadable = name in _PUBLISHED_FOR_LARGER_AREAS and place.kind not in ("csp", "sub_region")
    return say("explore", f"{'unloaded' if loadable else 'never'}_{name}", area=place.name)


def _ever(name: str, slice_: Slice, there: Existing) -> bool:
    """Whether the area has any figure split in this way, in this kind of period, for this age group."""
    plain = Slice(age=slice_.age, cohort_type=slice_.cohort_type)
    members = (code for code, member in dimensions()[BREAKDOWNS[name]].items() if member.is_band)
    return any(there.lane(_split(plain, name, (code,))) for code in members)


def _words_without(name: str, slice_: Slice) -> str:
    return _split(slice_, name, _NOTHING[name]).words()


def _why_one_kind(there: Existing, place: Place) -> str:
    if len(there.kinds) > 1:
        return ""
    (kind,) = there.kinds
    return say("explore", "one_kind", area=place.name, kind=say("explore_kind", kind))


def _measures_offered(slice_: Slice, there: Existing, place: Place) -> Offer:
    refusals = {code: _why_not(code, slice_, there, place) for code in cohort_measures()}
    why = " ".join(dict.fromkeys(filter(None, refusals.values())))
    return Offer(tuple(code for code, refusal in refusals.items() if not refusal), why)


def _why_not(measure: str, slice_: Slice, there: Existing, place: Place) -> str:
    """Why a measure cannot be given for a slice; empty where it can."""
    if cohort_measures()[measure].needs_reoffences and not there.has_reoffences(slice_):
        return say("explore", "no_reoffences", area=place.name)
    if measure == "per_1000" and (slice_.age_bands or slice_.sexes != ALL):
        return say("explore", "no_residents")
    return ""


def fitted(view: View, there: Existing, place: Place) -> tuple[View, list[str]]:
    """The nearest view that exists, and a sentence for each choice that had to be given up."""
    if not there.kinds:
        return view, []
    kinds, notes = _fitted_kinds(view, there, place)
    whole = Slice(cohort_type=kinds[0])
    age = next(age for age in (view.people.age, EVERYONE, ADULT, CHILD) if _exists_for(age, whole, there))
    if age != view.people.age:
        notes.append(_another_age(view.people.age, age, place))
    fit = replace(whole, age=age)
    for name in BREAKDOWNS:
        fit, given_up = _with_breakdown(name, getattr(view.people, name), fit, there)
        notes += [_given_up(name, given_up, fit, place)] if given_up else []
    measure = view.measure
    if refusal := _why_not(measure, fit, there, place):
        notes.append(refusal)
        measure = View.measure
    return replace(view, people=replace(fit, cohort_type=Slice.cohort_type), kinds=kinds, measure=measure), notes


def _fitted_kinds(view: View, there: Existing, place: Place) -> tuple[tuple[str, ...], list[str]]:
    kept = tuple(kind for kind in view.kinds if kind in there.kinds)
    lost = [kind for kind in view.kinds if kind not in there.kinds]
    notes = [say("explore", "no_kind", kind=say("explore_kind", kind), area=place.name) for kind in lost]
    return kept or (next(iter(there.kinds)),), notes


def _with_breakdown(name: str, asked: tuple[str, ...], fit: Slice, there: Existing) -> tuple[Slice, str]:
    """The slice narrowed to those members that exist in it, and the names of those that do not."""
    if asked == _NOTHING[name]:
        return fit, ""
    members = dimensions()[BREAKDOWNS[name]]
    of_age = [code for code in asked if name != "age_bands" or members[code].part_of == fit.age]
    kept = tuple(code for code in of_age if there.lane(_split(fit, name, (code,))))
    if kept and there.lane(_split(fit, name, kept)) is None:
        kept = kept[:1]
    lost = [code for code in asked if code not in kept]
    names = listed([label.lower() for label in labels(BREAKDOWNS[name], tuple(lost))]) if lost else ""
    return (_split(fit, name, kept) if kept else fit), names


def _another_age(asked: str, shown: str, place: Place) -> str:
    lost, kept = Slice(age=asked).words(), Slice(age=shown).words()
    return say("explore", "given_up_age", what=lost, words=kept, area=place.name)


def _given_up(name: str, members: str, slice_: Slice, place: Place) -> str:
    what = f"{say('explore_filter', name)} ({members})"
    return say("explore", "given_up", what=what, words=slice_.words(), area=place.name)
