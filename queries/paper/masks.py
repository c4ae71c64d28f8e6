"""Digits that are no figures of a paper: dates, times, addresses, ages, durations, references, money, sizes."""

import re
from functools import cache

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# Bounded, so that a page of nothing but digits and commas is read in one pass.
_N = r"(?<![0-9])[0-9]{1,12}(?:[.,][0-9]{1,12}){0,4}"
_TIME_UNIT = r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|mths?|years?|yrs?|century|terms?)\b"
_REFERENCE = (
    r"(?:sections?|parts?|paragraphs?|paras?|pages?|pp?|items?|nos?|regulations?|appendix|appendices|act|tiers?|"
    r"tables?|figures?|charts?|chapters?|clauses?|ss|annex|schedule|footnotes?|notes?|rooms?|options?|phases?|steps?|"
    r"stages?|versions?|forms?|bands?|grades?|questions?|objectives?|recommendations?|"
    r"quarters?|article|rule|motion|circular)"
)

_MASKS = (
    r"https?://\S+|www\.\S+|\S+@\S+",
    # dates and times
    rf"\b[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+(?:19|20)[0-9]{{2}})?",
    rf"\b{_MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,\s*(?:19|20)[0-9]{{2}})?(?![0-9%])",
    rf"\b{_MONTH}\s*['’‘]?(?:19|20)?[0-9]{{2}}\b",
    r"\b[0-9]{1,2}[./][0-9]{1,2}[./](?:[0-9]{4}|[0-9]{2})\b",
    r"\b[0-9]{1,2}(?:[.:][0-9]{2})?\s?[ap]\.?m\b",
    r"\b[0-9]{1,2}:[0-9]{2}\b",
    r"\b(?:19|20)[0-9]{2}\s*[/–-]\s*(?:19|20)?[0-9]{2}\b",
    r"['’‘][0-9]{2}s?\b",
    # addresses, telephones, codes
    r"\b0[0-9]{3,4}[ -]?[0-9]{3}[ -]?[0-9]{3,4}\b|\b0[0-9]{2}[ -][0-9]{4}[ -][0-9]{4}\b",
    r"\b[A-Z]{1,2}[0-9][0-9A-Z]?\s[0-9][A-Z]{2}\b",
    r"\[[^\]]*[0-9][^\]]*/[^\]]*\]",
    r"\b[A-Z]+[0-9]+[A-Z0-9]*\b|\b[0-9]+[A-Z][A-Z0-9]+\b",
    r"\b1[-:]1\b",
    # money
    r"£\s?[0-9][0-9.,]*\s?(?:(?:-|–|to|and)\s?£?\s?[0-9][0-9.,]*\s?)?(?:million|billion|thousand|m|bn|k)?\b",
    # ages and durations
    r"\b(?:aged?|ages)\s+(?:(?:under|over|between|from)\s+)?[0-9]+(?:\s*(?:-|–|to|and)\s*[0-9]+)?"
    r"(?:\s+(?:and over|or over|and above|years))?\+?",
    r"\b[0-9]+(?:\s*(?:-|–|to)\s*[0-9]+)?[ -]years?[ -]olds?\b",
    r"\b(?:under|over)[ -][0-9]{2}s?(?:\s+years)?\b(?!\s*(?:%|per|of|people|offen|re-?offen|cases|young))",
    r"\b[0-9]{1,3}\+",
    rf"\b{_N}(?:\s*(?:-|–|to|and|or)\s*{_N})?[ -]?{_TIME_UNIT}",
    # references, ordinals, list numbers
    rf"\b{_REFERENCE}\.?\s*:?\s*(?![0-9.,]+\s?(?:%|per\s?cent))[0-9]+(?:[.,][0-9]+)*(?:\([^)]*\))*(?:(?:\s*(?:,|and|to|-|–|&)\s*|\s+)[0-9]{{1,3}}(?![0-9,.%]))*",
    r"\b[0-9]+(?:st|nd|rd|th)\b",
    r"^[\s\-–•·*✓√➢†]*[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?\s+(?=[*“\"'A-Z(\[])(?!(?i:(?:re-?)?offen|people|cohort|adults|men|women))",
    r"^[\s\-–•·*]*[0-9]{1,2}[.)]\s*$",
    r"^\s*\([0-9]{1,2}\)",
    # sizes and names
    rf"\b{_N}\s*(?:square\s+)?(?:kilometres?|km2?|km²|miles?|metres?|hectares?|acres?|kg|tonnes?|mb|gb|sq)\b",
    r"\b24\s?/\s?7\b",
    r"\b[0-9]+(?:\.[0-9]+)?\s*(?:times|fold|-fold)\b",
    # years
    r"(?<![0-9,.])(?:19|20)[0-9]{2}(?![0-9,.]?[0-9]|\s?%|\s+(?:re-?)?offend|\s+(?:people|cases|crimes|offences|individuals|residents|children|adults))",
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(mask, re.IGNORECASE if not _needs_case(mask) else 0) for mask in _MASKS)


def _needs_case(mask: str) -> bool:
    return "A-Z" in mask


def masked_spans(text: str) -> list[tuple[int, int]]:
    """Where the text has digits that are no figures."""
    return [match.span() for pattern in _patterns() for match in pattern.finditer(text)]
