"""The figures of the partnerships' own papers, sent as returns, give the findings that were predicted."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from data.returns.backsolve import nearest_counts
from data.returns.check_rates import cut_off, half_up, possible, smallest_group
from data.returns.checks import Checked, check
from data.returns.context import Context
from data.returns.door import Grid
from data.returns.known import shipped
from data.returns.spec import specs
from tests.returns.filling import DUDLEY, TODAY, Shown, checked, example, found, lines_of, sheet

BLACK_COUNTRY, WEST_MIDLANDS_POLICE = "X-BLACK-COUNTRY", "E23000014"
# England and Wales in the year of the strategy, and the populations it printed (domain DQ-04, DQ-05).
THEN = Context(TODAY, national_rate=28.7, national_per_1000=9.0, population={BLACK_COUNTRY: 1_147_700.0})


def sent(code: str, lines: list[list[Any]], context: Context = THEN) -> Checked:
    """Lines of a paper as a workbook of its own, without our template."""
    return check(Grid("xlsx", (sheet(lines, "Table"),)), specs()[code], context)


def message(result: Checked, name: str) -> str:
    """The sentence of one check."""
    return next(each.message for each in result.findings if each.check == name)


EXPECTED_ACTUAL = [
    ["Area", "Expected", "Actual"],
    ["Dudley", "39.58%", "46.02%"],
    ["Sandwell", "32.29%", "38.16%"],
    ["Walsall", "42.14%", "47.19%"],
    ["Wolverhampton", "36.78%", "40.35%"],
]


def test_expected_and_actual_are_rates_without_counts() -> None:
    result = sent("R1", EXPECTED_ACTUAL)
    assert not result.acceptable
    assert found(result)["rates_without_counts"] == [f"{column}{row}" for row in range(2, 6) for column in "BC"]
    assert message(result, "rates_without_counts") == (
        "Sheet ‘Table’, cells B2 to B5 and C2 to C5: found a percentage and no counts, but a percentage without the "
        "number of people behind it can be neither checked, compared nor ranked, and People in the cohort, People who "
        "reoffended, Months of follow-up are missing; ask for the counts behind the percentages and give those, or "
        "have the figures recorded as quoted."
    )


def test_need_groups_are_rates_without_counts() -> None:
    lines = [
        ["Group", "Actual", "Priority"],
        ["Homeless", "82.50%", "Stable accommodation"],
        ["Unemployed", "60.63%", None],
    ]
    result = sent("R2", lines)
    assert not result.acceptable
    assert found(result)["rates_without_counts"] == ["B2", "B3"]
    assert "door" not in message(result, "missing_column")


def two_years() -> list[dict[str, Any]]:
    """The two years of the strategy."""
    common = {
        "area": BLACK_COUNTRY,
        "area_name": "Black Country",
        "org": "Partnership as a whole",
        "expected_reoffenders": None,
    }
    years = ((2014, 21536, 6436), (2015, 20548, 5900))
    return [
        example(
            specs()["R1"],
            **common,
            period_start=datetime(year, 4, 1),
            period_end=datetime(year + 1, 3, 31),
            n_offenders=people,
            n_reoffenders=again,
        )
        for year, people, again in years
    ]


def test_the_totals_look_doubled() -> None:
    result = checked("R1", two_years(), THEN)
    assert result.acceptable
    assert found(result)["population_band"] == ["F2", "F3"]
    assert "found 18.8 for each 1,000 residents" in message(result, "population_band")
    assert "check that no total was added to its parts" in message(result, "population_band")
    assert "far_from_national" not in found(result)


def test_half_of_them_would_pass_the_band() -> None:
    rows = [
        row | {"n_offenders": row["n_offenders"] // 2, "n_reoffenders": row["n_reoffenders"] // 2}
        for row in two_years()
    ]
    assert "population_band" not in found(checked("R1", rows, THEN))


def printed(rows: list[tuple[str, Any, Any, Any]]) -> Checked:
    """Offence groups with the percentages printed beside them."""
    spec = specs()["R3"]
    lines = lines_of(
        spec, [example(spec, offence_type=o, n_offenders=n, n_reoffenders=r, n_reoffences="[x]") for o, n, r, _ in rows]
    )
    return sent("R3", [[*lines[0], "Rate"], *([*line, rate] for line, (*_, rate) in zip(lines[1:], rows, strict=True))])


def test_offence_groups() -> None:
    result = printed(
        [
            ("Violence against a person", 859, 211, "24.5%"),
            ("Possession of a weapon", 200, 109, "54.5%"),
            ("Sexual offences", 133, 19, "14.3%"),
            ("Drug offences", 1063, 247, 23.2),
        ]
    )
    cells = found(result)
    assert cells["rate_truncated"] == ["J2"]
    assert "211 of 859 is 24.6 %" in message(result, "rate_truncated")
    assert cells["far_from_national"] == ["H3", "H4"]  # weapons far above, sexual offences far below
    assert cells["alias"] == ["F2", "F3"]  # the paper's own names are confirmed; MoJ's are the list's
    assert "rate_disagrees" not in cells


def test_the_split_of_reoffenders() -> None:
    rows = [("Theft", 6436, 5466, "84.9%"), ("Robbery", 6436, 970, "14.1%")]
    cells = found(printed(rows))
    assert cells["rate_disagrees"] == ["J3"]
    assert cells["shares_do_not_add"] == ["J2"]


def test_solihull_continuity_of_care() -> None:
    spec = specs()["R7"]
    blank = {column.name: "[x]" for column in spec.columns if column.numeric}
    row = example(spec, **blank, area="E22000339", area_name="Solihull") | {"tx_need": 43, "tx_within_21d": 12}
    result = checked("R7", [row])
    assert result.acceptable
    assert (result.rows[0].values["tx_need"], result.rows[0].values["tx_within_21d"]) == (43, 12)
    assert {each.check for each in result.findings} == {"required_not_available"}
    assert [
        each.message for each in checked("R7", [row | {"tx_within_21d": 44}]).findings if each.severity == "block"
    ] == [
        "Sheet ‘Data’, cell R2: found 44 people in treatment within 21 days and 43 people in need of treatment, but "
        "the people in treatment within 21 days are among the people in need of treatment and cannot be more; check "
        "both counts and correct the wrong one."
    ]


def iom(status: str, n: Any) -> dict[str, Any]:
    """A row of the Wiltshire cohort of which only the number of people is known."""
    spec = specs()["R4"]
    blank = {column.name: None for column in spec.columns if not column.required}
    return example(spec, **blank) | {
        "area": "E22000361",
        "area_name": "Wiltshire",
        "status": status,
        "n": n,
        "window_months": 6,
    }


def test_wiltshire_77_people_alone() -> None:
    result = checked("R4", [iom("All", 77)])
    assert result.acceptable
    assert result.findings == ()


@pytest.mark.parametrize("shares", [("85%", "15%"), (Shown(0.85), Shown(0.15))])
def test_wiltshire_shares_are_solved_back_and_asked_about(shares: tuple[Any, Any]) -> None:
    result = checked("R4", [iom("All", 77), iom("Statutory", shares[0]), iom("Voluntary", shares[1])])
    asked = [each.message for each in result.findings if each.check == "percent_as_count"]
    assert not result.acceptable
    assert "65 (84.4 %) and 66 (85.7 %) come nearest" in asked[0]
    assert found(result)["percent_as_count"] == ["F3", "F4"]


def test_wiltshire_total_beside_its_parts() -> None:
    result = checked("R4", [iom("All", 77), iom("Statutory", 65), iom("Voluntary", 12)])
    assert found(result)["all_with_parts"] == ["D2"]
    wrong = checked("R4", [iom("All", 77), iom("Statutory", 65), iom("Voluntary", 11)])
    assert "found 77 in the row for ‘All’ and 76 in its parts together" in message(wrong, "parts_differ")


def test_percentages_and_the_groups_behind_them() -> None:
    assert smallest_group(88.83, 2) == 179
    assert smallest_group(61.11, 2) == 18
    assert smallest_group(79.31, 2) == 29
    assert not possible(88.83, 2, 60)
    assert (half_up(24.5634, 1), cut_off(24.5634, 1), half_up(2.5, 0)) == (24.6, 24.5, 3)
    assert nearest_counts(28.6, 1, 77) == "28.6 % of 77 may be 22 (28.6 %)"


def test_the_shipped_figures_as_context() -> None:
    context = shipped(TODAY)
    assert context.national_rate == 28.2
    assert context.parents[DUDLEY] == {BLACK_COUNTRY, WEST_MIDLANDS_POLICE}
    assert context.population[DUDLEY] == 326_680
    assert 1_180_000 < context.population[BLACK_COUNTRY] < 1_250_000
    assert 5 < (context.national_per_1000 or 0) < 6
    both = [two_years()[1], two_years()[1] | {"area": DUDLEY, "area_name": "Dudley", "n_offenders": 5001}]
    assert found(checked("R1", both, replace(context, national_rate=None)))["parent_with_parts"] == ["A2"]
