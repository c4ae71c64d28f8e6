"""The figures of saved views of the map and of deprivation, made again from their addresses."""

from pages.parts.asked import Asked
from pages.parts.deprivation_link import fifths_figure, scatter_figure
from pages.parts.deprivation_ranks import ranks_figure
from pages.parts.figure import Figure
from pages.parts.maps.choose import KINDS, LAYOUTS, PEOPLE
from pages.parts.maps.draw import MapView, paper_map
from pages.parts.maps.neighbourhoods import tenths_figure
from queries.deprivation_link import gradient, indices_for, link
from queries.deprivation_ranks import ranks
from queries.dimensions import dimensions
from queries.map_deprivation import INDICES, deprivation_map, domains_of
from queries.map_rates import map_choices, map_periods, reoffending_map
from queries.map_youth import youth_map
from queries.maps import DEPRIVATION, RATE, STANDING, YOUTH, Shading, beside, members
from queries.view import ADULT, CHILD, Slice
from queries.wordings import say

_INDEX_BY_WORDS = {words: code for code, words in INDICES.items()}
_AGES = {"Adults": ADULT, "Children": CHILD}


def map_figures(asked: Asked) -> list[Figure]:
    """The map for paper; nothing where the address asks for what is not there."""
    subjects = {say("map_subject", subject): subject for subject in (STANDING, RATE, YOUTH, DEPRIVATION)}
    subject, layout = asked.one_of(subjects, "show"), asked.one_of(LAYOUTS, "layout")
    kind = asked.one_of(KINDS, "areas_of") if subject == DEPRIVATION else "csp"
    shading = _shading(asked, subject, kind) if subject and layout and kind else None
    if shading is None or not layout or not kind:
        return []
    codes = members(asked.place, kind)
    near = beside(codes, kind)
    whole = paper_map(MapView(shading, asked.place, asked.benchmark.label, layout, kind, codes, near, near=False))
    return [whole, *(_tenths(asked) if subject == DEPRIVATION else [])]


def _tenths(asked: Asked) -> list[Figure]:
    """The neighbourhoods of the area, where they are loaded."""
    index_id = asked.one_of(_INDEX_BY_WORDS, "index")
    domain = asked.one_of(domains_of(index_id), "part") if index_id else None
    drawn = tenths_figure(asked.place, index_id, domain) if index_id and domain else None
    return [drawn] if drawn and asked.place.kind != "country" else []


def _shading(asked: Asked, subject: str, kind: str) -> Shading | None:
    if subject == YOUTH:
        return youth_map(asked.benchmark)
    return _deprived(asked, kind) if subject == DEPRIVATION else _reoffending(asked, subject)


def _deprived(asked: Asked, kind: str) -> Shading | None:
    index_id = asked.one_of(_INDEX_BY_WORDS, "index")
    domains = domains_of(index_id) if index_id else {}
    domain = asked.one_of(domains, "part")
    if not index_id or not domain:
        return None
    return deprivation_map(kind, index_id, domain, next(label for label, code in domains.items() if code == domain))


def _reoffending(asked: Asked, subject: str) -> Shading | None:
    age = asked.one_of(PEOPLE, "who")
    offence = asked.one_of({member.label: code for code, member in dimensions()["offence"].items()}, "offence")
    if not age or not offence:
        return None
    slice_ = Slice(age=age, offences=(offence,))
    period = asked.one_of({label: label for label in map_choices(slice_).periods}, "year")
    return reoffending_map(subject, slice_, asked.benchmark, period) if period else None


def deprivation_figures(asked: Asked) -> list[Figure]:
    """Ranks on every domain, areas as dots, and their fifths."""
    place = asked.place
    index_id = asked.one_of({INDICES[index]: index for index in indices_for(place)}, "index")
    domains = domains_of(index_id) if index_id else {}
    domain, age = asked.one_of(domains, "domain"), asked.one_of(_AGES, "who")
    end_date = asked.one_of(map_periods(Slice(age=age)), "year") if age else None
    if not index_id or not domain or not age or not end_date:
        return []
    slice_ = Slice(age=age)
    label = next(name for name, code in domains.items() if code == domain)
    found, ranked = link(index_id, domain, slice_, end_date), ranks(place, index_id)
    across = gradient(found, place)
    has_ranks = place.kind != "country" and not ranked.answer.rows.empty
    tenths = tenths_figure(place, index_id, domain) if place.kind != "country" else None
    made = [
        ranks_figure(place, ranked) if has_ranks else None,
        scatter_figure(place, found, index_id, label, slice_),
        fifths_figure(place, found, across, index_id, label, slice_) if across else None,
        tenths,
    ]
    return [figure for figure in made if figure]
