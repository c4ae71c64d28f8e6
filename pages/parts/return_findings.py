"""What was found in a return, as HTML: numbered points, each with its place, what was found and what to do."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from queries.returns.incoming import Finding
from queries.returns.shelf import words

STYLE = Path(__file__).with_name("return_findings.css")


def points_html(findings: Sequence[Finding], first: int = 1) -> str:
    """Findings as a numbered list that starts at a number. Everything is escaped: it is the sender's words."""
    items = "".join(f"<li>{_point(found)}</li>" for found in findings)
    return f'<ol class="points" start="{first}">{items}</ol>'


def _point(found: Finding) -> str:
    if not found.found:
        return f"<p>{escape(found.message)}</p>"
    place = found.message.partition(": found ")[0]
    lines = (words("finding", found=found.found, expected=found.expected), f"{_capital(found.todo)}.")
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f'<p class="place">{escape(place)}</p>{told}'


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def places_html(places: Sequence[str]) -> str:
    """Where a refused file holds what led to its refusal."""
    return f'<ul class="points">{"".join(f"<li>{escape(place)}</li>" for place in places)}</ul>'
