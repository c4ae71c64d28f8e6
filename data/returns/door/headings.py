"""Headings of a list of people: "Surname", "DOB", "Case ref", with entries under or beside them.

A heading alone is harmless (an empty template, a sentence in the notes), and so is a heading over
counts ("Postcode recorded": 25, 31, 40). Both need an entry that could be one person's.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from data.returns.door.grid import Cell, Sheet
from data.returns.door.identifiers import personal_words, plain

# What to call each group of headings in a sentence.
ABOUT = {
    "name": "names",
    "birth": "dates of birth",
    "identity": "identity numbers",
    "case": "case references",
    "address": "addresses or postcodes",
    "contact": "telephone numbers or e-mail addresses",
}
_LONGEST_HEADING = 60
_MOST_WORDS = 7
_COUNTING = ("n", "number", "no", "count", "total", "percent", "percentage", "rate", "share")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTER = re.compile(r"[^A-Za-z]+")
_PERSON = re.compile(r"[A-Z][a-z'’\-]+(?: [A-Z]\.?)?(?: [A-Z][A-Za-z'’\-]+){1,2}")
_SURNAME_FIRST = re.compile(r"([A-Z][A-Za-z'’\-]+), ?([A-Z][a-z'’\-]+)")
_FEWEST_NAMES = 3
# A serial number under "DOB" is a date whose format was lost; smaller numbers are counts.
_EARLY_SERIAL = 3_000
# The smallest whole number that is more likely an identity number than a count.
_LONG_NUMBER = 100_000
_FEWEST_PHONE_DIGITS = 5


@cache
def _listed(key: str) -> list[str]:
    """The phrases of one list of the catalogue's headings."""
    return [" ".join(item.split()) for item in personal_words()["headings"][key].split(";") if item.strip()]


@cache
def _phrases() -> list[tuple[list[str], str]]:
    """(words, group), as looked for in a heading."""
    return [(phrase.split(), group) for group in ABOUT for phrase in _listed(group)]


@cache
def _maybe_heading() -> re.Pattern[str]:
    """What every personal heading holds somewhere, written together: a first look that spares
    most texts the others."""
    return re.compile("|".join(sorted({"".join(phrase) for phrase, _ in _phrases()})), re.IGNORECASE)


@cache
def _around() -> frozenset[str]:
    return frozenset(personal_words()["headings"]["around"].split())


@cache
def _forenames() -> frozenset[str]:
    return frozenset(personal_words()["forenames"].split())


def words_of(heading: str) -> list[str]:
    """Words of a heading in lower case: "DateOfBirth", "date_of_birth" and "D.O.B." become words,
    with letters that stand alone joined ("d o b" is "dob")."""
    text = _CAMEL.sub(" ", plain(heading)).lower().replace("'s", "").replace("’s", "")
    words: list[str] = []
    alone = False
    for word in re.findall(r"[a-z]+", text):
        if len(word) == 1 and alone:
            words[-1] += word
        else:
            words.append(word)
        alone = len(word) == 1
    return words


def _people_as_one(words: list[str]) -> list[str]:
    """The words with "service user" and its like as one word, "person"."""
    text = f" {' '.join(words)} "
    for people in _listed("together"):
        text = text.replace(f" {people} ", " person ")
    return text.split()


def _says(phrase: list[str], words: list[str]) -> bool:
    """Whether the words hold the phrase, and around it only words that do not change its sense."""
    size = len(phrase)
    for start in range(len(words) - size + 1):
        if words[start : start + size] == phrase:
            return _around().issuperset(words[:start] + words[start + size :])
    return False


def heading_group(text: str) -> str | None:
    """Which group of personal headings a text belongs to; None for any other text."""
    if len(text) > _LONGEST_HEADING:
        return None
    seen = text if text.isascii() and "_x" not in text else plain(text)
    return _group_of(text) if _maybe_heading().search(_NO_LETTER.sub("", seen)) else None


@lru_cache(maxsize=4096)
def _group_of(text: str) -> str | None:
    words = words_of(text)
    if not 0 < len(words) <= _MOST_WORDS:
        return None
    as_one, together = _people_as_one(words), "".join(words)
    for phrase, group in _phrases():
        # The first test is cheap, and fails for nearly every phrase.
        if "".join(phrase) in together and (_says(phrase, words) or _says(phrase, as_one)):
            return group
    return None


def _is_count_heading(text: str) -> bool:
    words = words_of(text)
    return len(words) > 2 and words[0] in _COUNTING


def _is_entry(cell: Cell) -> bool:
    """A text that could stand for a person: has a letter and is no yes, no or symbol."""
    if not isinstance(cell.value, str) or cell.kind != "text":
        return False
    text = cell.value.strip().strip("[]").lower()
    return any(letter.isalpha() for letter in text) and text not in _listed("no_entry")


def _is_number(cell: Cell, smallest: int) -> bool:
    return cell.kind == "number" and isinstance(cell.value, int | float) and cell.value >= smallest


def _digits(cell: Cell) -> int:
    return sum(letter.isdigit() for letter in str(cell.value))


def _has_digits(cell: Cell) -> bool:
    return cell.kind == "text" and _digits(cell) > 0


def _speaks_of_people(group: str, heading: str, entry: Cell) -> bool:
    match group:
        case "birth":
            return entry.kind in ("date", "impossible_date") or _has_digits(entry) or _is_number(entry, _EARLY_SERIAL)
        case "identity":
            return _has_digits(entry) or _is_number(entry, _LONG_NUMBER)
        case "case":
            return not _is_count_heading(heading) and (_has_digits(entry) or _is_number(entry, 1))
        case "contact":
            return "@" in str(entry.value) or _digits(entry) >= _FEWEST_PHONE_DIGITS
        case "address":
            return _is_entry(entry) and (_digits(entry) > 0 or "," in str(entry.value))
    return _is_entry(entry)


def _entries(heading: Cell, columns: dict[int, list[Cell]], row: Sequence[Cell]) -> Iterable[Cell]:
    """What stands under a heading; or, in a row of just a label and its value, beside it."""
    under = [cell for cell in columns[heading.column] if cell.row > heading.row]
    beside = [cell for cell in row if cell.column == heading.column + 1] if len(row) == 2 else []
    return under or beside


def _is_allowed_name(heading: Cell, row: Sequence[Cell]) -> bool:
    """A bare "Name" beside a code or a measure is the name of that."""
    if words_of(str(heading.value)) not in (["name"], ["names"]):
        return False
    allowed = _listed("beside_name")
    return any(" ".join(words_of(str(cell.value))) in allowed for cell in row if cell is not heading)


def columns_of(sheet: Sheet) -> dict[int, list[Cell]]:
    """The filled cells of each column, from the top."""
    columns: dict[int, list[Cell]] = {}
    for cell in sheet.cells.values():
        columns.setdefault(cell.column, []).append(cell)
    for cells in columns.values():
        cells.sort(key=lambda cell: cell.row)
    return columns


def personal_headings(sheet: Sheet) -> list[tuple[Cell, str]]:
    """Heading cells of lists of people, each with its group."""
    columns, rows = columns_of(sheet), dict(sheet.rows())
    found = []
    for cell in sheet.cells.values():
        group = heading_group(cell.value) if cell.kind == "text" and isinstance(cell.value, str) else None
        if group is None or (group == "name" and _is_allowed_name(cell, rows[cell.row])):
            continue
        entries = _entries(cell, columns, rows[cell.row])
        if any(_speaks_of_people(group, str(cell.value), entry) for entry in entries):
            found.append((cell, group))
    return found


def _is_person(text: str) -> bool:
    text = plain(text)
    if _PERSON.fullmatch(text):
        return text.split()[0].lower() in _forenames()
    reversed_name = _SURNAME_FIRST.fullmatch(text)
    return bool(reversed_name) and reversed_name[2].lower() in _forenames()  # type: ignore[index]


def columns_of_people(sheet: Sheet) -> list[Cell]:
    """Cells with people's names, in columns where most texts are such, whatever the heading."""
    found = []
    for cells in columns_of(sheet).values():
        texts = [cell for cell in cells if cell.kind == "text" and len(str(cell.value)) <= _LONGEST_HEADING]
        people = [cell for cell in texts if _is_person(str(cell.value))]
        if len(people) >= _FEWEST_NAMES and 2 * len(people) >= len(texts):
            found += people
    return found
