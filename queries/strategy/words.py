"""What the strategy screens say, and their thresholds: data/catalogue/strategy.toml."""

from datetime import date

from queries.wordings import sayings, spoken

told = sayings("strategy")

PERIODS = {"month": ("month", "months"), "quarter": ("quarter", "quarters")}


def limit(name: str) -> float:
    """A threshold of these screens."""
    return float(told("limits", name))


def months_between(ended: date, today: date) -> int:
    """Whole months from the last day of a period to today."""
    return (today.year - ended.year) * 12 + today.month - ended.month - (1 if today.day < ended.day else 0)


def months_in_words(count: int) -> str:
    """ "1 month", "14 months"."""
    return told("performance", "month_one") if count == 1 else told("performance", "months", count=count)


def in_100(share: float, places: int = 0) -> str:
    """A proportion as "28", for sentences that say "in 100" themselves."""
    return spoken(100 * share, places)


def span(first: date, last: date) -> str:
    """ "April 2024 to March 2025"; one month by its name."""
    months = [f"{day:%B %Y}" for day in (first, last)]
    return " to ".join(dict.fromkeys(months))


def british(day: date) -> str:
    """ "8 May 2018"."""
    return f"{day.day} {day:%B %Y}"
