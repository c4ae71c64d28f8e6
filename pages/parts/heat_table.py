"""A heat table as real HTML: each cell a rate, the people behind it, and its verdict in shape, colour and words."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from data.settings import settings
from pages.parts.figure import caption_html, sources_line
from pages.parts.palette import colours, theme_name
from pages.parts.tables import whole
from queries.heat import Heat, Neighbourhood

_SIGNS = {"higher": "▲", "lower": "▼"}
_ROLES = {"higher": "higher", "lower": "lower", "on": "paper", "plain": "grid", "own": "focus"}


def heat_style() -> None:
    """What a heat table looks like; once on each page that has one."""
    st.html(Path(__file__).with_name("heat.css"))


def draw_heat(heat: Heat, label: str, caption: str) -> None:
    """Title, caption, key, table, sources, and in words what the areas have in common."""
    theme = theme_name()
    st.html(
        f"<h3>{escape(_title(heat))}</h3>{caption_html(caption, heat.cells.illustrative)}"
        f"{key_html(heat, label, theme)}{heat_html(heat, caption, theme)}"
    )
    if heat.neighbours:
        st.html(f"<p>{escape(_in_common(heat, heat.neighbours))}</p>")
    sources_line(heat.cells.sources)


def _title(heat: Heat) -> str:
    if heat.neighbours is None:
        return "Reoffending by offence type"
    count = len(heat.common)
    many = {0: "No offence type is", 1: "1 offence type is"}.get(count, f"{count} offence types are")
    return f"{many} among the highest in every area"


def _in_common(heat: Heat, around: Neighbourhood) -> str:
    """The marker explained, with the areas that do not fit in a table."""
    areas, length = len(around.member_ids), settings().verdict["common_list"]
    names = heat.cells.rows.drop_duplicates("offence").set_index("offence")["offence_name"]
    found = [names[code] for code in heat.common if code in names.index]
    marker = (
        f"“Common to all {areas}” marks an offence that is among the {length} highest rates of every partnership in "
        f"{around.label}; groups of fewer than {_few()} people are left out. Here: {_listed(found)}."
    )
    if around.fits:
        return marker
    return f"{marker} They are too many to stand side by side here."


def _few() -> int:
    return int(settings().small_numbers["unreliable_below"])


def _listed(words: list[str]) -> str:
    if len(words) < 2:
        return words[0] if words else "none"
    return f"{', '.join(words[:-1])} and {words[-1]}"


@dataclass(frozen=True)
class Cell:
    """One cell: css classes, what is seen, and what a screen reader adds (sentences with their full stops)."""

    look: str
    number: str
    people: str
    words: str

    def html(self) -> str:
        return (
            f'<td class="{self.look}"><b>{escape(self.number)}</b>'
            f'<small>{escape(self.people)}<span class="visually-hidden">. {escape(self.words)}</span></small></td>'
        )


_NOBODY = Cell("none", "–", "no one", "Nobody was followed.")


def heat_html(heat: Heat, caption: str, theme: str) -> str:
    """The table, offence groups down and areas across, in a box that scrolls by itself."""
    cells = {(row.offence, row.head): _cell(row) for row in heat.cells.rows.itertuples()}
    groups = heat.cells.rows.drop_duplicates("offence").set_index("offence")["offence_name"]
    order = [code for code in _publisher_order(heat.cells.rows) if code in groups.index]
    body = "".join(_row(heat, code, groups[code], cells) for code in order)
    head = "".join(
        f'<th scope="col" class="number{"" if i else " own"}">{escape(name)}</th>' for i, name in enumerate(heat.heads)
    )
    return (
        f'<div class="figures heat" style="{variables(theme)}" role="region" tabindex="0" '
        f'aria-label="{escape(caption)}"><table><caption class="visually-hidden">{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">Offence</th>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def variables(theme: str) -> str:
    """The catalogue's colours as CSS variables, for the table and its key."""
    ink = colours(theme)
    # The column of names stays in view over the others, so it needs the page's own colour behind it.
    page = st.get_option(f"theme.{theme}.backgroundColor")
    return "; ".join([*(f"--{name}: {ink[role]}" for name, role in _ROLES.items()), f"--page: {page}"])


def _publisher_order(rows: pd.DataFrame) -> list[str]:
    """Offence codes in the publisher's order, which the fullest column has complete."""
    fullest = rows.groupby("area_id")["offence"].count().idxmax()
    complete = rows.loc[rows["area_id"] == fullest, "offence"].to_list()
    return [*complete, *[code for code in rows["offence"].unique() if code not in complete]]


def _row(heat: Heat, code: str, name: str, cells: dict[tuple[str, str], Cell]) -> str:
    drawn = "".join(cells.get((code, head), _NOBODY).html() for head in heat.heads)
    return f'<tr><th scope="row">{escape(name)}{_marker(heat, code)}</th>{drawn}</tr>'


def _marker(heat: Heat, code: str) -> str:
    if heat.neighbours is None or code not in heat.common:
        return ""
    return f"<small>● common to all {len(heat.neighbours.member_ids)}</small>"


def _cell(row: Any) -> Cell:
    people = f"of {whole(row.offenders)}"
    if not row.given:
        return Cell("unreliable", "–", people, f"{row.short}.")
    number = row.shown.removesuffix(" in 100")
    if row.standing == "unreliable":
        return Cell("unreliable", number, people, row.sentence)
    look = f"{row.standing} {row.strength}" if row.strength != "none" else "similar"
    sign = _SIGNS.get(row.standing, "")
    return Cell(look, f"{number} {sign}".strip(), people, f"{row.short}.")


def key_html(heat: Heat, label: str, theme: str) -> str:
    """The looks that the table has, in words; of the outlined ones, how many would be so by chance alone."""
    outlined = (
        f"but of {heat.tested} compared about {heat.by_chance:.0f} would look so by chance"
        if heat.by_chance >= 1
        else "but less certain"
    )
    there = {_cell(row).look for row in heat.cells.rows.itertuples()}
    items = [
        ("higher full", "▲", f"Higher than {label}, more than chance explains"),
        ("higher outline", "▲", f"Higher, {outlined}"),
        ("lower full", "▼", f"Lower than {label}, more than chance explains"),
        ("lower outline", "▼", f"Lower, {outlined}"),
        ("similar", "", "Similar, or not compared"),
        ("unreliable", "", f"Fewer than {_few()} people: not compared"),
    ]
    drawn = "".join(
        f'<span><i class="{look}" aria-hidden="true">{sign}</i>{escape(words)}</span>'
        for look, sign, words in items
        if look in there
    )
    return f'<div class="heat-key" style="{variables(theme)}">{drawn}</div>'
