"""A key in words above a chart: what each line or mark is, told by shape and name."""

from collections.abc import Container
from html import escape

from pages.parts.palette import colours

_LINE = '<i class="line {style}" style="color: {colour}"></i>'


def line_key(names: list[tuple[str, str, str]], theme: str) -> str:
    """HTML for lines given as (name, 'solid' or 'dashed', colour role)."""
    items = "".join(
        f"<span>{_LINE.format(colour=colours(theme)[role], style=style)} {escape(name)}</span>"
        for name, style, role in names
    )
    return f'<p class="key">{items}</p>'


def beside_key(own: str, beside: str, theme: str, *, ranged: bool = False) -> str:
    """HTML for an area's line and the dashed one that it is compared with; an empty name is a line not drawn.

    ranged: whether the range that each figure could be is drawn too.
    """
    named = f"{own}, with the range it could be" if own and ranged else own
    lines = [(named, "solid", "focus"), (beside[:1].upper() + beside[1:], "dashed", "quiet")]
    return line_key([line for line in lines if line[0]], theme)


def mark_key(names: list[tuple[str, str, str]], theme: str) -> str:
    """HTML for marks given as (name, the mark as a character such as '▲', colour role)."""
    items = "".join(
        f'<span><b aria-hidden="true" style="color: {colours(theme)[role]}">{mark}</b> {escape(name)}</span>'
        for name, mark, role in names
    )
    return f'<p class="key">{items}</p>'


_STANDINGS = {
    "higher": ("Higher than {label}", "▲", "higher"),
    "lower": ("Lower than {label}", "▼", "lower"),
    "similar": ("Similar", "●", "soft_ink"),
    "unreliable": ("Too few people to compare", "●", "faint"),
}

# What would be higher or lower, were it not among so many areas that some are by chance.
WEAK = {
    "higher": ("Higher, but weak evidence", "△", "higher"),
    "lower": ("Lower, but weak evidence", "▽", "lower"),
}


def standing_key(standings: Container[str], label: str, theme: str, weak: Container[str] = ()) -> str:
    """The marks of a chart of rates beside a benchmark: those that are drawn, and the benchmark's own.

    weak: standings that are drawn hollow, because among so many areas some would differ by chance.
    """
    drawn = [
        (text.format(label=label), mark, role) for seen, (text, mark, role) in _STANDINGS.items() if seen in standings
    ]
    hollow = [mark for seen, mark in WEAK.items() if seen in weak]
    return mark_key([*drawn, *hollow, (label[0].upper() + label[1:], "|", "quiet")], theme)
