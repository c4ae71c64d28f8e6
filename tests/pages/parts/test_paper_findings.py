"""Findings of "Check a paper" as HTML."""

from dataclasses import replace

from pages.parts.paper_findings import finding_html, quote_html
from queries.paper.findings import Finding, Quote

QUOTE = Quote("Of 859 people <b>211</b> reoffended (27.4%).", 3, 2, 0, ((3, 6), (37, 42)))
FOUND = Finding(
    "recomputed",
    "DQ-01",
    "wrong",
    "Title & more",
    (QUOTE,),
    ("27.4%",),
    "211 ÷ 859 = 24.56 %",
    "Print 24.6%.",
    "“24.6%”",
)


def test_a_quotation_is_escaped_and_marked_and_says_where() -> None:
    html = quote_html(QUOTE)
    assert "Of <mark>859</mark> people &lt;b&gt;211&lt;/b&gt; reoffended (<mark>27.4%</mark>)." in html
    assert "Page 2, paragraph 3" in html


def test_without_pages_the_paragraph_says_where() -> None:
    assert ">Paragraph 3<" in quote_html(replace(QUOTE, page=None))


def test_a_long_sentence_is_shown_around_its_figures() -> None:
    text = f"{'a' * 400} 24.5% {'b' * 400}"
    html = quote_html(Quote(text, 1, None, 0, ((401, 406),)))
    assert html.count("…") == 2
    assert "<mark>24.5%</mark>" in html
    assert len(html) < 700


def test_a_sentence_without_figures_is_shown_whole() -> None:
    assert f"{'a' * 900}" in quote_html(Quote("a" * 900, 1, None, 0, ()))


def test_a_finding_has_its_facts() -> None:
    html = finding_html(FOUND)
    assert html.startswith("<h3>Title &amp; more</h3>")
    for words in ("Arithmetic", "211 ÷ 859 = 24.56 %", "What to do", "Print 24.6%.", "Proposed wording", "“24.6%”"):
        assert words in html


def test_no_proposal_leaves_no_empty_heading() -> None:
    assert "Proposed wording" not in finding_html(replace(FOUND, proposal=""))


def test_many_quotations_are_behind_a_click() -> None:
    html = finding_html(replace(FOUND, quotes=(QUOTE,) * 5))
    assert "<summary>3 more places</summary>" in html
    assert html.count("<blockquote") == 5
    assert "1 more place<" in finding_html(replace(FOUND, quotes=(QUOTE,) * 3))
