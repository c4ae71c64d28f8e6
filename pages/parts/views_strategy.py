"""The figures of saved views of the strategy, made again from their addresses, as the public may see them."""

from datetime import date

from pages.parts.asked import Asked
from pages.parts.figure import Figure
from pages.parts.strategy.control import control_figure
from pages.parts.strategy.equalities import adults_figure, children_figure, returned_figure
from pages.parts.strategy.expected import paper_figures
from pages.parts.strategy.iom import drawable, windows_figure
from pages.parts.strategy.mix import mix_figure
from pages.parts.strategy.pathways import printed_needs_figure, way_figure
from queries.strategy.control import control_of
from queries.strategy.equalities import adults, children, supervised
from queries.strategy.iom import AFTER, cohorts, sent
from queries.strategy.mix import split_of, years_of
from queries.strategy.pathways import printed_needs, way_from_prison
from queries.strategy.performance import kpis
from queries.strategy.words import told

_PUBLIC = "public"


def performance_figures(asked: Asked) -> list[Figure]:
    """The control chart of every measure that has one."""
    found = kpis(asked.place, asked.benchmark, _PUBLIC, date.today())
    charted = [(kpi, reading) for kpi in found for reading in kpi.readings if reading.charted]
    return [
        control_figure(kpi, control, asked.place, reading.row.unit)
        for kpi, reading in charted
        if (control := control_of(asked.place, _PUBLIC, reading))
    ]


def pathways_figures(asked: Asked) -> list[Figure]:
    """The way from prison, and the rates by need that a paper printed."""
    way, printed = way_from_prison(asked.place, _PUBLIC), printed_needs(asked.place)
    made = [way_figure(way)] if way else []
    if len(printed.rows):
        made.append(printed_needs_figure(printed, str(printed.rows["area_text"].iloc[0])))
    return made


def iom_figures(asked: Asked) -> list[Figure]:
    """Before, during and after of the cohort that the address names."""
    answer = sent(asked.place, _PUBLIC)
    cohort, months = asked.one_of(cohorts(answer), "cohort"), asked.one_of(AFTER, "after")
    return [windows_figure(cohort, months, answer)] if cohort and months and drawable(cohort) else []


def equalities_figures(asked: Asked) -> list[Figure]:
    """The groups of returns, of adults, and of children."""
    place = asked.place
    made = [
        returned_figure(supervised(place, _PUBLIC)),
        adults_figure(adults(place)),
        children_figure(children(place)),
    ]
    return [figure for figure in made if figure]


def expected_figures(asked: Asked) -> list[Figure]:
    """Actual and expected rates as a paper printed them."""
    return list(paper_figures(asked.place))


def mix_figures(asked: Asked) -> list[Figure]:
    """The two parts of a change between two years."""
    ways = years_of(asked.place)
    dimension = asked.one_of({told("dimension", name): name for name in ways}, "groups")
    if not dimension:
        return []
    labels = list(ways[dimension].periods)
    before = asked.one_of({label: label for label in [labels[-2], *labels[:-2]]}, "from")
    after = asked.one_of({label: label for label in [labels[-1], *labels[1:-1]]}, "to")
    if not before or not after or labels.index(before) >= labels.index(after):
        return []
    split = split_of(asked.place, dimension, ways[dimension], before, after)
    return [mix_figure(split, asked.place, dimension)] if split.change.kind != "cannot_tell" else []
