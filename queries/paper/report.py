"""A paper checked: findings in order, what agrees with published figures, and a sentence that sums up."""

from dataclasses import dataclass

from data.papers.paper import Paper
from queries.paper.checks import CHECKS
from queries.paper.desk import Desk, Rows
from queries.paper.findings import SEVERITIES, Finding, Severity, wordings
from queries.paper.published import Match, matches
from queries.paper.reading import Reading


@dataclass(frozen=True)
class Report:
    """What was found. findings: by severity, then as the paper reads.

    figures: how many were read; recomputed: how many percentages and means agree with the counts
    beside them. matches: figures that name an area and months, against the published ones.
    """

    findings: tuple[Finding, ...]
    figures: int
    recomputed: int
    matches: tuple[Match, ...]

    def of(self, severity: Severity) -> list[Finding]:
        return [found for found in self.findings if found.severity == severity]

    @property
    def summary(self) -> str:
        """One sentence: how much there is to look at, among how many figures."""
        if not self.figures and not self.findings:
            return _wording("nothing_read")
        blanks = {"figures": _number("figure", self.figures), "recomputed": self._recomputed()}
        if not self.findings:
            return _wording("clean", **blanks)
        found = [_wording(severity, number=len(self.of(severity))) for severity in SEVERITIES if self.of(severity)]
        return _wording("found", findings=_number("thing", len(self.findings)), severities=", ".join(found), **blanks)

    def _recomputed(self) -> str:
        if self.recomputed == 1:
            return _wording("recomputed_one")
        return _wording("recomputed", number=self.recomputed) if self.recomputed else ""


def check_paper(paper: Paper, rows: Rows) -> Report:
    """Check a whole paper. rows: runs a question of queries/paper_*.sql with parameters bound by name."""
    reading = Reading(paper, Desk(rows))
    found = [item for check in CHECKS for item in check(reading)]
    return Report(
        tuple(sorted(found, key=lambda item: (SEVERITIES.index(item.severity), item.position))),
        sum(len(line.numbers) for line in reading.lines),
        sum(judged.verdict == "agrees" for judged in reading.judged.values()),
        tuple(reading.once(matches)),
    )


def _wording(name: str, **blanks: object) -> str:
    return str(wordings()["summary"][name]).format_map(blanks)


def _number(noun: str, number: int) -> str:
    return _wording(noun) if number == 1 else _wording(f"{noun}s", number=number)
