"""A handful of returns about people: IOM, expected and actual, and need groups by sex and age, of two areas."""

from tests.returned import Row, lasting, year

WOLVERHAMPTON, OTHERS = "Wolverhampton", ("Dudley", "Sandwell", "Walsall")
COHORT = "cohort_label=2024 intake; status={status}; tier=all"


def iom() -> list[Row]:
    """Wiltshire's 77 people as if they were Wolverhampton's: 65 statutory, 12 voluntary."""
    everybody = {"window_months": 6, "cost_basis": "Police unit costs, 2023/24 prices"}
    statutory = {
        "n": 65, "n_offending_pre": 45, "n_offending_during": 41, "n_offending_post6": 28, "n_offending_post12": 33,
        "offences_pre": 210, "offences_during": 180, "offences_post6": 95, "offences_post12": 140,
        "cost_pre": 310_000, "cost_during": 420_000, "cost_post6": 150_000, "n_completed": 38, "n_deselected": 11,
    }  # fmt: skip
    voluntary = {
        "n": 12, "n_offending_pre": 8, "n_offending_during": 6, "n_offending_post6": 6, "n_offending_post12": 7,
        "offences_pre": 30, "offences_during": 22, "offences_post6": 15, "offences_post12": 24,
        "cost_pre": 40_000, "cost_during": 52_000, "cost_post6": 20_000, "n_completed": 10, "n_deselected": 1,
    }  # fmt: skip
    return [
        lasting("R4", WOLVERHAMPTON, COHORT.format(status=status), **everybody, **figures)
        for status, figures in (("statutory", statutory), ("voluntary", voluntary))
    ]


def expected() -> list[Row]:
    """The worked example of the domain reference for Wolverhampton, and as small a cohort as in its second."""
    common = {"predictor": "OGRS4", "follow_up_months": 12}
    large = {"n_offenders": 700, "n_reoffenders": 241, "expected_reoffenders": 224.2}
    small = {"n_offenders": 60, "n_reoffenders": 3, "expected_reoffenders": 4.2}
    others = {"n_offenders": 900, "n_reoffenders": 250, "expected_reoffenders": 260.0}
    return [
        year("R1", WOLVERHAMPTON, 2024, "org=probation", **large, **common),
        year("R1", WOLVERHAMPTON, 2024, "org=partnership", **small, **common),
        *(year("R1", area, 2024, "org=probation", **others, **common) for area in OTHERS),
    ]


def need_groups() -> list[Row]:
    """Homeless people and others by sex, of Wolverhampton."""
    counts = {
        ("yes", "male"): (90, 50), ("yes", "female"): (40, 22),
        ("no", "male"): (490, 141), ("no", "female"): (80, 28),
    }  # fmt: skip
    return [
        year(
            "R2",
            WOLVERHAMPTON,
            2024,
            f"factor=homeless; in_factor={need}; sex={sex}; age_band=all",
            n_offenders=people,
            n_reoffenders=again,
        )
        for (need, sex), (people, again) in counts.items()
    ]


def everything() -> list[Row]:
    """All of them."""
    return [*iom(), *expected(), *need_groups()]
