"""The report: order, quotations, proposals, the sentence that sums up."""

from queries.paper.findings import rewritten
from queries.paper.lines import Figure
from tests.queries.paper.conftest import Check

DRAFT = """The board noted the figures.

In Dudley 46% of service users reoffended.

Of the 859 people in the cohort, 211 reoffended within a year (27.4%)."""


def test_findings_come_by_severity_then_as_the_paper_reads(check: Check) -> None:
    assert [(found.severity, found.quotes[0].paragraph) for found in check(DRAFT).findings] == [
        ("wrong", 3),
        ("ask", 2),
    ]


def test_the_summary_counts_them(check: Check) -> None:
    assert check(DRAFT).summary == "2 things to look at in 4 figures: 1 wrong, 1 to ask about."


def test_a_quotation_is_exact_and_marks_its_figures(check: Check) -> None:
    quote = check(DRAFT).findings[0].quotes[0]
    assert quote.text == DRAFT.splitlines()[-1]
    assert [quote.text[start:end] for start, end in quote.marks] == ["859", "211", "27.4%"]
    assert quote.place == "paragraph 3"


def test_the_proposal_is_the_sentence_put_right(check: Check) -> None:
    assert check(DRAFT).findings[0].proposal == (
        "“Of the 859 people in the cohort, 211 reoffended within a year (24.6%).”"
    )


def test_a_long_sentence_is_shortened_around_its_figure(reading: object) -> None:
    line = reading(f"{'word ' * 60}24.5% {'word ' * 60}")  # type: ignore[operator]
    figure = Figure(line.lines[0].numbers[0], line.lines[0])
    proposal = rewritten(figure, "24.6%")
    assert proposal.startswith("“… word")
    assert proposal.endswith("word …”")
    assert len(proposal) < 220


def test_what_a_paper_says_cannot_fill_a_blank(check: Check) -> None:
    (found,) = check("In {Dudley} 46% of service users {0} reoffended.").findings
    assert found.check == "no_denominator"
