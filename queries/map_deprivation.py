"""Maps of deprivation: one domain of one index, for its own nation only."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from queries.ask import Answer, ask
from queries.maps import DEPRIVATION, KEPT, NONE, Shading, Told, joined, rows_of, shading, whose
from queries.places import Place
from queries.warehouse import newest
from queries.wordings import say, spoken

INDICES = {"imd2025": "England, 2025", "imd2019": "England, 2019", "wimd2019": "Wales, 2019"}
OTHER_NATION = "other_nation"
FIFTHS = tuple(f"fifth_{number}" for number in range(1, 6))


def domains_of(index_id: str) -> dict[str, str]:
    """Label to code of the domains of an index, overall first."""
    rows = ask("map_domains", index_id=index_id).rows
    return dict(zip(rows["label"], rows["domain"], strict=True))


def deprivation_map(kind: str, index_id: str, domain: str, domain_label: str) -> Shading:
    """kind: 'csp' or 'district'. Areas in fifths, the most deprived first."""
    return _map(newest(), kind, index_id, domain, domain_label)


@lru_cache(maxsize=KEPT)
def _map(_warehouse: Path, kind: str, index_id: str, domain: str, domain_label: str) -> Shading:
    answer = ask("map_deprivation", kind=kind, index_id=index_id, domain=domain)
    legend = {code: say("map_shade", code) for code in (*FIFTHS, NONE, OTHER_NATION)}
    words = {"subject": DEPRIVATION, "what": domain_label, "period": say("index", index_id)}
    return shading(rows_of(answer), answer, lambda row: _told(row, index_id), legend, **words)


def _told(row: Any, index_id: str) -> Told:
    if row.average_score is None:
        return _absent("not_on_index" if row.in_nation else "other_nation", index_id)
    fifth = f"fifth_{row.fifth}"
    tail = joined(f"{say('map_shade', fifth)}.", *_meaning(row), whose(row.reach, row.figure_area))
    return Told(fifth, _figure(row), tail, spoken(row.average_score, 1), say("map_shade", fifth))


def _meaning(row: Any) -> list[str]:
    """Which way the figure reads, and how it was made up."""
    ranked = row.rank_average_score is not None
    means = say("map_said", "rank_means" if ranked else "score_means")
    return [means, say("map_said", "weighted") if row.reach == "part" else ""]


def _absent(why: str, index_id: str) -> Told:
    index = say("index", index_id)
    sentence = say("map_said", why, index=f"{index[0].upper()}{index[1:]}")
    shade = OTHER_NATION if why == "other_nation" else NONE
    return Told(shade, "", sentence, "[x]", say("map_shade", shade))


def _figure(row: Any) -> str:
    score = spoken(row.average_score, 1)
    if row.rank_average_score is None:
        return say("map_said", "score", score=score)
    return say("map_said", "rank", rank=row.rank_average_score, areas=row.areas_ranked, score=score)


def neighbourhoods(place: Place, index_id: str, domain: str) -> Answer:
    """Neighbourhoods of a place, most deprived first; none until File 7 of the index is loaded."""
    return ask("map_neighbourhoods", area_id=place.area_id, index_id=index_id, domain=domain)


def neighbourhood_tenths(place: Place, index_id: str, domain: str) -> Answer:
    """How many of them are in each tenth of the nation's, the most deprived tenth first."""
    return ask("map_neighbourhood_tenths", area_id=place.area_id, index_id=index_id, domain=domain)


def has_neighbourhoods(index_id: str) -> bool:
    """Whether the neighbourhoods of an index have been loaded at all."""
    return bool(ask("map_neighbourhoods_loaded", index_id=index_id).rows["neighbourhoods"].iloc[0])
