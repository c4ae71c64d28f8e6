"""Identifiers of people within a text: what kinds there are, never which.

Sources of the rules: PNC and CRO check letters are the modulus 23 of year and serial number over
23 letters, as in the Ministry of Justice's published person-record services; NHS numbers end in a
modulus 11 check digit (NHS Data Dictionary); National Insurance prefixes are those HMRC allots.
A number of the right shape counts even when its check letter is wrong: a typing error does not
make a person anonymous. Only shapes that occur innocently are asked for their check letter.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from data.settings import CATALOGUE

_CHECK_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_START, _STOP = r"(?<![A-Za-z0-9])", r"(?![A-Za-z0-9])"

_PNC = re.compile(_START + r"((?:19|20)?\d{2})(?:/ ?(\d{1,7})|-(\d{7})) ?([A-Za-z])" + _STOP)
_PNC_UNBROKEN = re.compile(_START + r"\d{2}(\d{2})(\d{7})([A-Za-z])" + _STOP)
_CRO = re.compile(_START + r"(\d{1,6})/(\d{2}) ?([A-Za-z])" + _STOP)
_CRO_OLD = re.compile(_START + r"SF ?\d{2}/ ?\d{1,6} ?[A-Z]" + _STOP, re.IGNORECASE)
_NHS = re.compile(r"(?<![\dA-Za-z/\-])(?<!\d[.,])(\d{3})[ \-]?(\d{3})[ \-]?(\d{4})(?![\dA-Za-z/\-]|[.,]\d)")
_NI = re.compile(
    _START
    + r"(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ \-]?\d{2}[ \-]?\d{2}[ \-]?\d{2}[ \-]?[A-D]"
    + _STOP,
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+%'\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}")
_PHONE = re.compile(r"(?<![\dA-Za-z])(?:\+44 ?(?:\(0\))? ?|0044 ?|0)7\d{3}[ \-]?\d{3}[ \-]?\d{3}(?!\d)")
_TITLE = re.compile(_START + r"(?:Mr|Mrs|Ms|Miss|Master)\.? +[A-Z][a-z'\-]{1,30}" + _STOP)
# Probation case number, prison number, and a police crime number.
_CASE = re.compile(_START + r"(?:[A-Z]\d{6}|[A-Z]\d{4}[A-Z]{2}|\d{2,4}[A-Z]{0,4}/\d{5,7}/\d{2})" + _STOP)

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_DASHES = {ord(dash): "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212"}
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Most texts are words and counts; this one look spares them all the others.
_WORTH_A_LOOK = re.compile(
    r"@|\d(?:[ \-/.()]{0,3}\d){5}|\d ?/ ?\d|[A-Za-z]\d{4}[A-Za-z]{2}|\d[A-Za-z]? {0,2}\d[A-Za-z]{2}"
    r"|GIR|M(?:rs?|s|iss|aster)\b"
)


@cache
def personal_words() -> dict[str, Any]:
    """`data/catalogue/returns_personal.toml`."""
    return tomllib.loads((CATALOGUE / "returns_personal.toml").read_text("utf-8"))


def plain(text: str) -> str:
    """The text as a person sees it: compatibility forms, invisible characters, odd dashes and
    Excel's own escapes resolved, white space made single spaces."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_INVISIBLE).translate(_DASHES)
    return " ".join(text.split())


def check_letter(year: str, serial: str) -> str:
    """The check letter of a PNC or CRO number: its year's last two digits, its padded serial."""
    return _CHECK_LETTERS[int(year[-2:] + serial) % len(_CHECK_LETTERS)]


def _is_pnc(year: str, serial: str, letter: str) -> bool:
    if letter.upper() not in _CHECK_LETTERS:
        return False
    if len(serial) >= 6:
        return True
    financial_year = len(year) == 4 and int(serial) in (int(year) + 1, (int(year) + 1) % 100)
    enough = len(serial) >= 3 or len(year) == 4
    return enough and not financial_year and check_letter(year, serial.zfill(7)) == letter.upper()


def _is_cro(serial: str, year: str, letter: str) -> bool:
    if letter.upper() not in _CHECK_LETTERS:
        return False
    if len(serial) >= 5:
        return True
    looks_like_years = len(serial) == 4 and serial[:2] in ("19", "20")
    return len(serial) >= 3 and not looks_like_years and check_letter(year, serial.zfill(6)) == letter.upper()


def _is_nhs(digits: str) -> bool:
    if len(set(digits)) == 1:
        return False
    check = 11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check % 11 == int(digits[9])


def _pnc(text: str) -> bool:
    return any(_is_pnc(year, serial or dashed, letter) for year, serial, dashed, letter in _PNC.findall(text)) or any(
        check_letter(year, serial) == letter.upper() for year, serial, letter in _PNC_UNBROKEN.findall(text)
    )


def _cro(text: str) -> bool:
    return bool(_CRO_OLD.search(text)) or any(_is_cro(*found.groups()) for found in _CRO.finditer(text))


def _nhs(text: str) -> bool:
    return any(_is_nhs("".join(found.groups())) for found in _NHS.finditer(text))


@cache
def _postcode_pattern() -> re.Pattern[str]:
    areas = "|".join(sorted(personal_words()["postcode_areas"].split(), key=len, reverse=True))
    outward = rf"((?:{areas})\d[A-Z\d]?|GIR)"
    return re.compile(_START + outward + r"( {0,2})(\d[ABD-HJLN-UW-Z]{2})" + _STOP, re.IGNORECASE)


@cache
def _small_endings() -> frozenset[str]:
    return frozenset(personal_words()["not_postcode_endings"].split())


def _postcode(text: str) -> bool:
    return any(
        not (outward[0].isupper() and inward[1:] in _small_endings())
        for outward, _, inward in _postcode_pattern().findall(text)
    )


def _spaced_postcode(text: str) -> bool:
    return any(gap for _, gap, _ in _postcode_pattern().findall(text)) and _postcode(text)


_KINDS: dict[str, Callable[[str], object]] = {
    "personal_pnc": _pnc,
    "personal_cro": _cro,
    "personal_nhs": _nhs,
    "personal_ni": _NI.search,
    "personal_postcode": _postcode,
    "personal_email": _EMAIL.search,
    "personal_phone": _PHONE.search,
    "personal_name": _TITLE.search,
    "personal_case": _CASE.search,
}
# Attributes and references are full of hexadecimal colours, cell names and generated numbers;
# these kinds do not occur there by accident.
_IN_MARKUP: dict[str, Callable[[str], object]] = {
    "personal_pnc": _pnc,
    "personal_ni": _NI.search,
    "personal_postcode": _spaced_postcode,
    "personal_email": _EMAIL.search,
}


def _found(text: str, kinds: dict[str, Callable[[str], object]]) -> Iterator[str]:
    if not _WORTH_A_LOOK.search(text):
        return
    for kind, test in kinds.items():
        if test(text):
            yield kind


def kinds_in(text: str) -> frozenset[str]:
    """Codes of the kinds of identifier in a text a person wrote; empty when there is none."""
    return kinds_in_plain(plain(text))


def kinds_in_plain(text: str) -> frozenset[str]:
    """The same for a text that has been through `plain`."""
    return frozenset(_found(text, _KINDS))


def kinds_in_markup(text: str) -> frozenset[str]:
    """The same for text that a program wrote: attributes, definitions, technical properties."""
    return frozenset(_found(plain(text), _IN_MARKUP))
