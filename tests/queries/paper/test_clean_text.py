"""Text that is in order is left alone: sentence by sentence, and all of it as one paper."""

import pytest

from tests.queries.paper.conftest import HERE, Check

SENTENCES = (HERE / "clean_sentences.txt").read_text("utf-8").splitlines()


def test_there_are_enough() -> None:
    assert len(SENTENCES) >= 40


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_clean_sentence_has_no_finding(check: Check, sentence: str) -> None:
    assert [(found.check, found.arithmetic) for found in check(sentence).findings] == []


def test_a_clean_paper_has_no_finding(check: Check) -> None:
    assert [(found.check, found.arithmetic) for found in check("\n\n".join(SENTENCES)).findings] == []


def test_a_clean_paper_says_so(check: Check) -> None:
    assert check(SENTENCES[1]).summary == (
        "Nothing to correct was found among 3 figures. One recomputed from the counts beside it agrees."
    )


def test_a_paper_without_figures_says_so(check: Check) -> None:
    assert check("The board welcomed the report.").summary.startswith("No figure was found")
