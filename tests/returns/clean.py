"""Clean returns: what officers send when all is well, in the columns of the fourteen returns."""

from datetime import date, datetime, timedelta
from io import BytesIO
from random import Random

from openpyxl import Workbook

AREAS = (
    ("E08000027", "Dudley"), ("E08000028", "Sandwell"), ("E08000030", "Walsall"), ("E08000031", "Wolverhampton"),
    ("E06000026", "Plymouth"), ("E09000014", "Haringey"), ("E08000029", "Solihull"), ("W06000015", "Cardiff"),
    ("E06000023", "Bristol, City of"), ("E06000019", "Herefordshire, County of"), ("E07000240", "St Albans"),
)  # fmt: skip

# Headings of each return, with what stands under them: a code, a count, money, a day or words.
RETURNS = {
    "R1": "area_code area_name period_start period_end organisation n_offenders n_reoffenders expected_reoffenders "
    "predictor follow_up_months",
    "R2": "area_code area_name period_start period_end factor in_factor sex age_band n_offenders n_reoffenders",
    "R3": "area_code area_name period_start period_end age_group offence_type n_offenders n_reoffenders n_reoffences",
    "R4": "area_code cohort_label status tier n n_offending_pre n_offending_during offences_pre cost_pre cost_basis "
    "n_completed n_deselected window_months",
    "R5": "area_code area_name month measure_id numerator denominator",
    "R6": "area_code month caseload orders_ended orders_successful recalls_standard breaches breaches_on_time "
    "psr_ordered psr_on_time staff_in_post staff_required",
    "R7": "area_code month releases destination_known housed_night1 settled_3m acc_unknown out_of_area employed_6w "
    "gp_need gp_registered_28d tx_need tx_within_21d tx_unknown",
    "R8": "area_code quarter people_sentenced hours_ordered hours_offered hours_worked projects",
    "R9": "area_code quarter type mode offered accepted completed victim_satisfied victim_asked",
    "R10": "area_code quarter pathway service need_identified referred started completed waiting_median_days capacity",
    "R11": "area_code quarter cohort reoffenders reoffences n_suitable_accommodation n_postcode_recorded",
    "R12": "area_code action_id priority pathway outcome action owner provider start due status progress_note "
    "evidence cost funder",
    "R13": "measure_id name definition polarity unit baseline baseline_period target target_date owner frequency "
    "source comparator",
    "R14": "scheme area_code area_name neighbour rank licence_note",
}
_WORDS = {
    "organisation": ("Probation Service", "Community Rehabilitation Company", "NPS"),
    "predictor": ("OGRS3", "OGRS4", "none"),
    "factor": ("homeless", "unemployed", "mental health", "child protection flag", "drug rehabilitation requirement"),
    "in_factor": ("Y", "N"),
    "sex": ("M", "F", "all"),
    "age_band": ("18-20", "21-24", "25-29", "10-14", "15-17"),
    "age_group": ("adult", "child"),
    "offence_type": ("Theft (non-motor)", "Street robbery", "Violence against the person", "Possession of a weapon"),
    "cohort_label": ("IOM fixed 2025/26", "IOM flex", "IOM free, Q1 2026/27"),
    "status": ("statutory", "voluntary", "on track", "delayed", "[x]"),
    "tier": ("core", "vulnerability", "risk", "SOM"),
    "cost_basis": ("2018 prices, Home Office unit costs", "MoJ 2019"),
    "measure_id": ("MI014", "MI015a", "MI016R", "proven_rate"),
    "quarter": ("2026/27 Q1", "2025/26Q4", "Apr-Jun 2026", "Q3 2015/16p"),
    "type": ("restorative justice", "out-of-court resolution"),
    "mode": ("online", "face to face", "telephone"),
    "pathway": ("Accommodation", "Education, training and employment", "Finance, benefits and debt"),
    "service": ("Email and phone support", "Floating support", "Name and address confirmation at release"),
    "priority": ("Prevention", "Reducing reoffending", "1a"),
    "outcome": ("Fewer people released to no fixed address", "Support before release"),
    "action": ("Review of section 117 aftercare", "Agree referral form (version 2.1) with all 7 LOMUs"),
    "owner": ("Head of Community Safety", "IOM Police Sergeant", "Reducing Reoffending Lead"),
    "provider": ("St Basils", "Change Grow Live", "The Forward Trust", "Nacro", "Victoria House Hostel"),
    "progress_note": ("12 of 43 by 30/06/2026", "Paused until 1 September 2026; 85% of places filled", "[c]"),
    "evidence": ("Minute 12/26 of the board", "Report of June 2026, page 14", "Sch. 12A para. 7"),
    "funder": ("PCC", "Ministry of Justice", "Home Office grant 2026/27"),
    "name": ("Proven reoffending rate", "People housed on the night of release"),
    "definition": ("Share of people who reoffend within 12 months (18 with waiting time)", "See domain 3.2"),
    "polarity": ("lower is better", "higher is better"),
    "unit": ("per cent", "people", "£"),
    "baseline_period": ("April 2024 to March 2025", "01/04/2014 - 31/03/2015", "2014/15"),
    "frequency": ("quarterly", "annual"),
    "source": ("MoJ proven reoffending", "HMPPS MI016", "local"),
    "comparator": ("England and Wales", "statistical neighbours"),
    "scheme": ("CIPFA 2026", "MSG"),
    "neighbour": ("E08000015 Wirral", "E06000016 Leicester"),
    "licence_note": ("Open Government Licence v3.0", "for members' use"),
}  # fmt: skip
_DAYS = ("period_start", "period_end", "month", "start", "due", "target_date")


def _month_end(chance: Random, heading: str) -> datetime:
    first = datetime(chance.randint(2014, 2026), chance.randint(1, 12), 1)
    return first - timedelta(days=1) if heading == "period_end" else first


def _value(heading: str, area: tuple[str, str], chance: Random) -> object:
    if heading in ("area_code", "area_name"):
        return area[heading == "area_name"]
    if heading == "action_id":
        return f"A{chance.randint(1, 99):02}"
    if heading in ("start", "due", "target_date"):
        return datetime(2026, 1, 1) + timedelta(days=chance.randint(0, 900))
    if heading in _DAYS:
        return _month_end(chance, heading)
    if heading in _WORDS:
        return chance.choice(_WORDS[heading])
    if heading.startswith("cost"):
        return round(chance.uniform(100, 4e6), 2)
    return chance.choice(
        (chance.randint(0, 2500), chance.randint(0, 40), f"{chance.randint(1000, 9999):,}", "[c]", None)
    )


def clean_workbook(code: str, seed: int, rows: int = 12) -> Workbook:
    """A filled-in return of that code: instructions, data and code lists."""
    chance = Random(f"{code} {seed}")
    book = Workbook()
    guide, data, lists = book.active, book.create_sheet("Data"), book.create_sheet("Code lists")
    assert guide is not None
    guide.title = "Instructions"
    guide.append([f"Return {code}: version 3, issued {date(2026, 4, 1):%d %B %Y}"])
    guide.append(["Give counts of people, never names, dates of birth, PNC numbers, postcodes or case references."])
    guide.append(["Blank: not collected [x]. 0: none. [c]: withheld by the supplier. Queries: the dashboard's owner."])
    headings = RETURNS[code].split()
    data.append(headings)
    for _ in range(rows):
        area = chance.choice(AREAS)
        data.append([_value(heading, area, chance) for heading in headings])
    lists.append(["Code", "Name"])
    for area in AREAS:
        lists.append(list(area))
    return book


def saved(book: Workbook) -> bytes:
    """The workbook's bytes."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
