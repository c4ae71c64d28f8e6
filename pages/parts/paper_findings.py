"""Findings of "Check a paper" as HTML: a report in, text with quotations and arithmetic out."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from queries.paper.drafts import screen
from queries.paper.findings import Finding, Quote

STYLE = Path(__file__).with_name("paper_findings.css")

# Quotations shown of one finding; the others are behind a click.
_SHOWN = 2
# Letters of a long sentence shown on either side of what is marked.
_AROUND = 220


def finding_html(found: Finding) -> str:
    """One finding: what it is, the exact words, the arithmetic, what to do, what to write instead."""
    facts = {"arithmetic": found.arithmetic, "advice": found.advice, "proposal": found.proposal}
    told = "".join(f"<dt>{screen(name)}</dt><dd>{escape(words)}</dd>" for name, words in facts.items() if words)
    return f"<h3>{escape(found.title)}</h3>{_quotes(found.quotes)}<dl class='notes'>{told}</dl>"


def _quotes(quotes: tuple[Quote, ...]) -> str:
    first, rest = quotes[:_SHOWN], quotes[_SHOWN:]
    return "".join(map(quote_html, first)) + (_more(rest) if rest else "")


def _more(quotes: tuple[Quote, ...]) -> str:
    number = screen("one_more_place") if len(quotes) == 1 else screen("more_places", number=len(quotes))
    return f"<details><summary>{number}</summary>{''.join(map(quote_html, quotes))}</details>"


def quote_html(quote: Quote) -> str:
    """A quotation with its figures marked and its place; a long sentence is shown around its figures."""
    place = escape(quote.place[0].upper() + quote.place[1:])
    return f'<blockquote class="notice">{"".join(_pieces(quote))}<p class="caption">{place}</p></blockquote>'


def _pieces(quote: Quote) -> Iterator[str]:
    start, end = _window(quote)
    yield "…" if start else ""
    position = start
    for first, last in quote.marks:
        yield f"{escape(quote.text[position:first])}<mark>{escape(quote.text[first:last])}</mark>"
        position = last
    yield escape(quote.text[position:end])
    yield "…" if end < len(quote.text) else ""


def _window(quote: Quote) -> tuple[int, int]:
    """The part of the sentence to show: from a little before the first mark to a little behind the last."""
    if not quote.marks:
        return 0, len(quote.text)
    start, end = quote.marks[0][0] - _AROUND, quote.marks[-1][1] + _AROUND
    return max(0, start), min(len(quote.text), end)
