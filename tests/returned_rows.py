"""What partners of two areas have sent, for the tests of the strategy screens.

Solihull: the worked numbers of the domain reference (12 of 43; 30 of 34 and 2 unknown; 9 of 31 and 12
unknown). Wolverhampton: two years, month by month.
"""

from tests.returned import Row, lasting, month, quarter

SOLIHULL, WOLVERHAMPTON = "Solihull", "Wolverhampton"
# The domain reference's second series: seven low months at the end, in people of a hundred.
HOUSED = (31, 28, 33, 30, 27, 35, 29, 32, 30, 26, 34, 31, 24, 23, 22, 25, 21, 23, 20)


def _months(count: int) -> list[tuple[int, int]]:
    return [(2024 + (3 + i) // 12, (3 + i) % 12 + 1) for i in range(count)]


def _early(when: tuple[int, int], number: int) -> Row:
    counts = {"numerator": 60 + number % 3, "denominator": 600}
    return month("R5", WOLVERHAMPTON, when, "measure_id=missed_appointments", **counts)


def _delivery(when: tuple[int, int], number: int) -> Row:
    return month(
        "R6",
        WOLVERHAMPTON,
        when,
        caseload=1200,
        orders_ended=80,
        orders_successful=60 if number < 12 else 70,
        recalls_standard=24,
        recalls_fixed=18,
        breaches=40,
        breaches_on_time=32,
        psr_ordered=50,
        psr_on_time=41 if number != 17 else 20,
        staff_in_post=HOUSED[number],
        staff_required=40,
    )


def _resettlement(when: tuple[int, int], number: int) -> Row:
    return month(
        "R7",
        WOLVERHAMPTON,
        when,
        releases=60,
        first_contact_months_before=7.5,
        destination_known=50,
        housed_night1=40,
        not_housed_night1=20,
        acc_unknown=0,
        settled_3m=30,
        out_of_area=10,
        employed_6w=12 + number % 2,
        employed_6m=15,
        emp_unknown=20,
        gp_need=40,
        gp_registered_28d=30,
        tx_need=43,
        tx_within_21d=12,
        tx_unknown=0,
    )


def _solihull() -> list[Row]:
    home = {"releases": 43, "housed_night1": 30, "not_housed_night1": 13, "acc_unknown": 0, "out_of_area": 10}
    work = {"employed_6w": 12, "emp_unknown": 12}
    treatment = {"tx_need": 43, "tx_within_21d": 12, "tx_unknown": 0}
    return [month("R7", SOLIHULL, (2026, 3), **home, **work, **treatment)]


def _resolutions() -> list[Row]:
    counts = {"offered": 120, "accepted": 90, "completed": 72, "victim_asked": 40, "victim_satisfied": 34}
    kinds = (
        ("community_resolution", "online"),
        ("community_resolution", "in_person"),
        ("restorative_justice", "in_person"),
    )
    return [quarter("R9", WOLVERHAMPTON, (2026, 1), f"type={kind}; mode={mode}", **counts) for kind, mode in kinds]


def _services() -> list[Row]:
    people = {"need_identified": 140, "referred": 95, "started": 71, "completed": 44}
    counts = {**people, "waiting_median_days": 16, "capacity": 80}
    services = ("families", "Family links"), ("finance", "Debt advice"), ("attitudes", "Thinking skills")
    named = [f"pathway={pathway}; service={name}" for pathway, name in services]
    return [quarter("R10", WOLVERHAMPTON, (2026, 1), breakdown, **counts) for breakdown in named]


def _plan() -> list[Row]:
    action = {
        "priority": "Reducing reoffending",
        "pathway": "accommodation",
        "outcome": "Fewer people leave prison without a home",
        "action": "Meet every release plan 28 days before release",
        "owner": "Head of Housing Options",
        "provider": "Wolverhampton Homes",
        "start": "2025-04-01",
        "due": "2026-03-31",
        "status": "late",
        "evidence": "https://www.wolverhampton.gov.uk/housing",
        "cost": 25000,
        "funder": "Police and Crime Commissioner",
    }
    target = {
        "name": "Housed on the first night of release",
        "definition": "People released from custody with an address for the first night, of all releases",
        "polarity": "higher",
        "unit": "percent",
        "baseline": 71.5,
        "baseline_period": "April 2023 to March 2024",
        "target": 80,
        "target_date": "2026-03-31",
        "owner": "Head of Housing Options",
        "frequency": "quarter",
        "source": "Return R7",
        "lane": "local",
    }
    return [
        lasting("R12", WOLVERHAMPTON, "action_id=RR-07", **action),
        lasting("R13", WOLVERHAMPTON, "measure_id=housed_on_release", **target),
    ]


def rows() -> list[Row]:
    """Everything that was sent."""
    # Early signals for half a year, resettlement for one, probation delivery for all nineteen months.
    since = {_early: 13, _resettlement: 7, _delivery: 0}
    monthly = [make(when, i) for i, when in enumerate(_months(19)) for make, first in since.items() if i >= first]
    work = {"people_sentenced": 120, "hours_ordered": 14400, "hours_offered": 12100, "hours_worked": 9050}
    unpaid = quarter("R8", WOLVERHAMPTON, (2026, 1), **work, projects=17, beneficiaries=14)
    return [*monthly, *_solihull(), unpaid, *_resolutions(), *_services(), *_plan()]
