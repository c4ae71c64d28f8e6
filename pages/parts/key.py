"""A key in words above a chart: what each line or mark is, told by shape and name."""

from html import escape

from pages.parts.palette import colours

_LINE = (
    '<svg width="34" height="12" aria-hidden="true">'
    '<line x1="0" y1="6" x2="34" y2="6" stroke="{colour}" {style}/></svg>'
)
_STYLES = {"solid": 'stroke-width="4"', "dashed": 'stroke-width="3" stroke-dasharray="6 3"'}


def line_key(names: list[tuple[str, str, str]], theme: str) -> str:
    """HTML for lines given as (name, 'solid' or 'dashed', colour role)."""
    items = "".join(
        f"<span>{_LINE.format(colour=colours(theme)[role], style=_STYLES[style])} {escape(name)}</span>"
        for name, style, role in names
    )
    return f'<p class="key">{items}</p>'
