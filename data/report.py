"""What is told to the person who loads a file."""

from collections.abc import Iterable, Iterator
from itertools import islice

from data.compare import Change
from data.loaded import LoadedFile
from data.tidy import Finding, Reading

_PLACES = 3
_SORTS = 12
_DIGITS = 12


def on_reading(name: str, title: str, reading: Reading, change: Change) -> str:
    """Rows in, figures made, refused and why, and what is new against the warehouse in use."""
    lines = [f"{name} is the {title}.", *_counts(reading, change)]
    lines += _section("Refused", reading.refused)
    for words, severity in (("Please check", "confirm"), ("For your information", "note")):
        lines += _section(words, [finding for finding in reading.findings if finding.severity == severity])
    if change.examples:
        lines += ["  Revised, for example:", *(f"    {example}" for example in change.examples)]
    if not reading.tables:
        lines.append("  There are no figures in such a file, so nothing was stored.")
    return "\n".join(lines)


def _counts(reading: Reading, change: Change) -> Iterator[str]:
    counted = [
        ("Rows in the file", reading.rows_in),
        ("Rows refused", len(reading.refused)),
        ("Figures made", reading.rows_used),
        ("  new", change.new),
        ("  revised", change.revised),
        ("  unchanged", change.unchanged),
    ]
    yield from (f"  {words:<18}{number:>11,}" for words, number in counted)


def _section(words: str, findings: list[Finding]) -> Iterator[str]:
    """Findings that say the same, together, the commonest first, each with its first places."""
    if not findings:
        return
    places: dict[str, list[str]] = {}
    for finding in findings:
        places.setdefault(finding.message, []).append(finding.where)
    yield f"  {words}:"
    for message, where in islice(sorted(places.items(), key=lambda pair: -len(pair[1])), _SORTS):
        yield f"    {message}{_where(where)}"
    if len(places) > _SORTS:
        yield f"    and {len(places) - _SORTS} more of other kinds"


def _where(places: list[str]) -> str:
    named = [place for place in places if place]
    if not named:
        return ""
    more = f" and {len(named) - _PLACES:,} more" if len(named) > _PLACES else ""
    return f" ({'; '.join(named[:_PLACES])}{more})"


def already_loaded(name: str, earlier: LoadedFile) -> str:
    return f"{name} has already been loaded, on {_day(earlier)}, as {earlier.name}. It changes nothing."


def published(warehouse: str) -> str:
    return f"The next warehouse is {warehouse}; open pages show it from their next question on."


def listing(files: Iterable[LoadedFile]) -> str:
    """One line for each loaded file."""
    lines = [
        f"{file.sha256[:_DIGITS]}  {_day(file):>17}  {file.rows:>9,} figures  {file.source_id:<22}  {file.name}"
        for file in files
    ]
    return "\n".join(lines) or "No files have been loaded. The figures are those shipped with the product."


def _day(file: LoadedFile) -> str:
    return f"{file.loaded_at.day} {file.loaded_at:%B %Y}"
