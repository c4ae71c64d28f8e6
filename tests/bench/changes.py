"""What is done on each screen of the benchmark: thirty changes, each one action of a person."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, TimeoutError

Step = Callable[[Page], None]
_SOON = 3000  # milliseconds


@dataclass(frozen=True)
class Action:
    """One change of a filter. prepare opens a list where there is one; act is what is timed."""

    what: str
    prepare: Step
    act: Step


def press(name: str) -> Action:
    """Press one of several options that stand side by side."""
    return Action(name, _close, lambda page: page.get_by_role("radio", name=name, exact=True).click())


def _close(page: Page) -> None:
    # A list of several members stays open after a choice, and nothing else can be reached meanwhile.
    page.keyboard.press("Escape")


def pick(label: str, option: str) -> Action:
    """Pick from a list that opens."""

    def opened(page: Page) -> None:
        try:
            _type(page, label, option)
        except TimeoutError:
            # What is typed while the answer to the last change arrives is lost, and typed again.
            _type(page, label, option)

    return Action(f"{label}: {option}", opened, lambda page: _option(page, option))


def _type(page: Page, label: str, option: str) -> None:
    _close(page)
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).first.wait_for(timeout=_SOON)


def _option(page: Page, option: str) -> None:
    page.get_by_role("option", name=option, exact=True).first.click()


AREA_NAMES = [
    *("Walsall", "Dudley", "Sandwell", "Birmingham", "Coventry", "Solihull", "Leeds", "Bradford", "Boston", "Lambeth"),
    *("Cardiff", "Swansea", "Sheffield", "Plymouth", "Cornwall", "Wiltshire", "Swindon", "Exeter", "Dorset", "Derby"),
    *(
        "Nottingham",
        "Leicester",
        "Lincoln",
        "Peterborough",
        "Norwich",
        "Ipswich",
        "Luton",
        "Hackney",
        "Camden",
        "Barnet",
    ),
]
OFFENCES = [
    *("Violence against the person", "Sexual offences", "Robbery", "Theft", "Criminal damage and arson"),
    *("Drug offences", "Possession of weapons", "Public order", "Miscellaneous crimes against society", "Fraud"),
    *("Summary non-motoring", "Summary motoring", "Other"),
]
YEARS = [f"April {year} to March {year + 1}" for year in range(2012, 2024)]

# On each screen thirty changes, none of which goes back to a view that was seen before.
AREA = [pick("Area", name) for name in AREA_NAMES]
STAMP = [pick("Area", f"Area {number}") for number in range(7, 217, 7)]
MAP = [
    *(pick("Offence they were first dealt with for", offence) for offence in OFFENCES),
    *(pick("Year", year) for year in YEARS[:11]),
    pick("Who", "Children"),
    pick("Offence they were first dealt with for", "Theft"),
    pick("Who", "Together"),
    pick("Offence they were first dealt with for", "Fraud"),
    pick("Year", YEARS[-1]),
    pick("Who", "Adults"),
]
EXPLORE = [
    press("Adults"),
    pick("Offence types", "Theft"),
    pick("Measure", "Reoffences per reoffender"),
    pick("Men or women", "Men and boys"),
    pick("Measure", "Reoffences per offender"),
    pick("Men or women", "Women and girls"),
    pick("Measure", "Proven reoffending rate"),
    pick("Offence types", "Drug offences"),
    pick("Men or women", "Everyone"),
    pick("Areas beside it", "Walsall"),
    pick("Areas beside it", "Dudley"),
    pick("Measure", "People in the cohort"),
    press("Children"),
    pick("Measure", "Offenders per 1,000 residents"),
    pick("Offence types", "Violence against the person"),
    pick("Measure", "Proven reoffending rate"),
    pick("Measure", "Reoffences per reoffender"),
    pick("Offence types", "Public order"),
    press("Everyone"),
    pick("Areas beside it", "Sandwell"),
    pick("Offence types", "Robbery"),
    pick("Measure", "People who reoffended"),
    pick("Men or women", "Men and boys"),
    pick("Measure", "Proven reoffences"),
    pick("Offence types", "Fraud"),
    press("Adults"),
    pick("Measure", "Proven reoffending rate"),
    pick("Measure", "Reoffences per offender"),
    pick("Offence types", "Summary motoring"),
    pick("Men or women", "Women and girls"),
]
