"""Stories and figures as plain data, so that they can be kept exactly and drawn again."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from pages.parts.figure import Figure
from pages.parts.numbered_lines import numbered
from pages.parts.palette import recoloured, theme_name
from pages.parts.slide import Slide, Story
from pages.parts.tables import Column, Records, missing, written
from queries import kept
from queries.kept import Table

_WORDS = ("headline", "cannot_say", "link", "big", "caption", "source", "demonstration")
_LISTS = ("points", "notes")
_SOURCE = ("publisher", "title")
Data = dict[str, Any]


def keep(title: str, area: str, *stories: Story) -> str:
    """Keep stories with all their figures; gives the number under which they are found again.

    They must have been made for the public (see pages.parts.viewer.as_public). Raises TooMany or Declined.
    """
    return kept.keep(title, area, {"stories": [_story_data(story) for story in stories]})


def stories_of(content: Mapping[str, Any]) -> tuple[Story, ...]:
    """The stories that were kept, with their figures in the colours of the theme in use."""
    return tuple(_story(data) for data in content["stories"])


def alone(figure: Figure, area: str, link: str) -> Story:
    """A story of one figure."""
    return Story(figure.key, figure.title, area, (Slide(figure.title, figure, link=link, notes=numbered(figure)),))


def _story_data(story: Story) -> Data:
    slides = [_slide_data(slide) for slide in story.slides]
    return {"key": story.key, "title": story.title, "area": story.area, "slides": slides}


def _slide_data(slide: Slide) -> Data:
    words = {name: getattr(slide, name) for name in _WORDS}
    lists = {name: list(getattr(slide, name)) for name in _LISTS}
    return words | lists | {"figure": None if slide.figure is None else figure_data(slide.figure)}


def figure_data(figure: Figure) -> Data:
    """Everything that is shown of a figure: words, drawn rows, the table as printed, sources."""
    table = printed(figure)
    return {
        "key": figure.key,
        "title": figure.title,
        "caption": figure.caption,
        "alt": figure.alt,
        "theme": theme_name(),
        "spec": figure.spec,
        "rows": _rows_data(figure),
        "headings": list(table.headings),
        "numbers": [column.number for column in figure.columns],
        "table": [list(row) for row in table.rows],
        "sources": figure.sources[[*_SOURCE]].astype(str).values.tolist(),
        "illustrative": figure.illustrative,
        "key_html": figure.key_html,
    }


def printed(figure: Figure) -> Table:
    """The table under a figure, as people read it."""
    return Table([column.heading for column in figure.columns], written(figure.table, figure.columns))


def _rows_data(figure: Figure) -> Any:
    """The drawn rows, with the columns that the drawing names and no others."""
    rows = figure.rows if isinstance(figure.rows, pd.DataFrame) else pd.DataFrame(figure.rows)
    spec = json.dumps(figure.spec)
    drawn = [name for name in rows.columns if str(name) in spec]
    return {"columns": drawn, "data": [[_plain(value) for value in row] for row in rows[drawn].itertuples(index=False)]}


def _plain(value: Any) -> Any:
    """A value as JSON knows it, to its last digit; dates as text."""
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if missing(value):
        return None
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if isinstance(value, np.generic) else value


def _story(data: Data) -> Story:
    return Story(data["key"], data["title"], data["area"], tuple(_slide(each) for each in data["slides"]))


def _slide(data: Data) -> Slide:
    words: Data = {name: data[name] for name in _WORDS} | {name: tuple(data[name]) for name in _LISTS}
    return Slide(figure=figure_of(data["figure"]) if data["figure"] else None, **words)


def figure_of(data: Data) -> Figure:
    """A kept figure as it was, in the colours of the theme in use."""
    columns = [
        Column(f"column_{place}", heading, number=number)
        for place, (heading, number) in enumerate(zip(data["headings"], data["numbers"], strict=True))
    ]
    table: Records = [{column.field: cell for column, cell in zip(columns, row, strict=True)} for row in data["table"]]
    here = theme_name()
    return Figure(
        key=f"kept_{data['key']}",
        title=data["title"],
        caption=data["caption"],
        alt=data["alt"],
        spec=json.loads(recoloured(json.dumps(data["spec"]), data["theme"], here)),
        rows=pd.DataFrame(data["rows"]["data"], columns=data["rows"]["columns"]),
        table=table,
        columns=columns,
        sources=pd.DataFrame(data["sources"], columns=[*_SOURCE]),
        illustrative=data["illustrative"],
        key_html=recoloured(data["key_html"], data["theme"], here),
    )
