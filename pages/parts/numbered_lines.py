"""The numbered lines of a chart over time: what each is, and which belong on a screen with one message."""

from dataclasses import replace

from pages.parts.figure import Figure

_KIND, _POINT, _EVENT = "kind", "point", "event"


def without_events(figure: Figure) -> Figure:
    """A chart over time with its breaks, numbered anew, and without the dated events: one message for each screen."""
    rows = figure.rows[figure.rows[_KIND] != _EVENT].copy()
    marks = rows[_KIND] != _POINT
    rows.loc[marks, "number"] = [str(number) for number in range(1, int(marks.sum()) + 1)]
    return replace(figure, rows=rows)


def numbered(figure: Figure) -> tuple[str, ...]:
    """What each numbered line of a chart over time is, in a sentence."""
    if not {_KIND, "number", "date", "sentence"} <= set(figure.rows):
        return ()
    marks = figure.rows[figure.rows[_KIND] != _POINT]
    return tuple(f"{row.number}: {row.date:%B %Y}. {row.sentence}" for row in marks.itertuples())
