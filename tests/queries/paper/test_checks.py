"""Every check of a paper, each with words that set it off and words that do not."""

import pytest

from queries.paper.findings import SEVERITIES, wordings
from tests.queries.paper.conftest import Check

# Check, text, the arithmetic shown (without its hard spaces). One finding and no other.
FIRES = [
    (
        "recomputed",
        "Of the 859 people in the cohort, 211 reoffended within a year (27.4%).",
        "211 ÷ 859 = 24.56 %, printed 27.4 %.",
    ),
    ("recomputed", "The rate was 30.1% (5,900 of 20,548).", "5,900 ÷ 20,548 = 28.71 %, printed 30.1 %."),
    (
        "recomputed",
        "There were 956 children in the cohort and 393 reoffenders, a rate of 44.1%.",
        "393 ÷ 956 = 41.11 %, printed 44.1 %.",
    ),
    ("recomputed", "In total 120 of 400 people (35%) were housed.", "120 ÷ 400 = 30.0 %, printed 35 %."),
    (
        "recomputed",
        "Of 120 people, 45 were housed (38%) and 30 were in work (35%).",
        "30 ÷ 120 = 25.0 %, printed 35 %.",
    ),
    (
        # a count of the sentence before would explain it: the sentence itself says of how many
        "recomputed",
        "The cohort has 860 people. Of those with a job, 43 of 215 (5.0%) reoffended.",
        "43 ÷ 215 = 20.00 %, printed 5.0 %.",
    ),
    (
        "recomputed",
        "Area\tOffenders\tReoffenders\tRate\nDudley\t5,000\t1,400\t31.0%",
        "1,400 ÷ 5,000 = 28.00 %, printed 31.0 %.",
    ),
    (
        "truncated",
        "Of the 859 people in the cohort, 211 reoffended (24.5%).",
        "211 ÷ 859 = 24.56 %, printed 24.5 %.",
    ),
    (
        "truncated",
        "393 reoffenders committed 1,280 re-offences; re-offences per reoffender 3.25.",
        "1,280 ÷ 393 = 3.257, printed 3.25.",
    ),
    ("shares_sum", "In all 84.9% were men and 14.1% were women.", "84.9 + 14.1 = 99.0, not 100."),
    (
        "shares_sum",
        "Some 60% were housed, 25% were not and the remaining 10% could not be traced.",
        "60 + 25 + 10 = 95, not 100.",
    ),
    (
        "parts_sum",
        "The programme has 77 people, made up of 65 men and 13 women.",
        "65 + 13 = 78; the total is printed as 77, which is 1 fewer (1.3 %).",
    ),
    (
        "parts_sum",
        "There are 77 people on the programme (65 men and 13 women).",
        "65 + 13 = 78; the total is printed as 77, which is 1 fewer (1.3 %).",
    ),
    (
        "parts_sum",
        "The Black Country has a population of 1,166,420. Dudley has the largest population with 313,600; Sandwell has "
        "311,300, Walsall 270,900 and Wolverhampton 251,900.",
        "313,600 + 311,300 + 270,900 + 251,900 = 1,147,700; the total is printed as 1,166,420, which is 18,720 more "
        "(1.6 %).",
    ),
    (
        "parts_sum",
        "Area\tCases\nDudley\t120\nWalsall\t80\nTotal\t210",
        "120 + 80 = 200; the total is printed as 210, which is 10 more (5.0 %).",
    ),
    (
        "no_such_count",
        "85% of the 77 people on the programme are there because of a court order.",
        "85% of 77 is 65.45: 65 would be 84.4 % and 66 would be 85.7 %.",
    ),
    ("no_denominator", "In Dudley 46% of service users reoffended.", "Without counts: 46%."),
    ("no_denominator", "One in seven people on probation reoffend.", "Without counts: One in seven."),
    ("no_denominator", "Reoffending fell from 29.9% to 28.7%.", "Without counts: 29.9%, 28.7%."),
    (
        "small_group",
        "Of 12 young people, 5 (42%) reoffended within a year.",
        "42% is of 12 people: each of them moves it by 8.3 %.",
    ),
    (
        "direction",
        "Reoffending rose from 29.9% (6,436 of 21,536) to 28.7% (5,900 of 20,548).",
        "28.7% is less than 29.9%.",
    ),
    (
        "direction",
        "The rate was 28.7% (5,900 of 20,548), higher than 29.9% (6,436 of 21,536) the year before.",
        "28.7% is less than 29.9%.",
    ),
    (
        "change_size",
        "The cohort fell from 985 to 956 children, a reduction of 5.9%.",
        "956 − 985 = −29; ÷ 985 = −2.9 %. Printed: 5.9%.",
    ),
    (
        "change_size",
        "Reoffending fell from 29.9% (6,436 of 21,536) to 28.7% (5,900 of 20,548), a fall of 3.2 percentage points.",
        "28.7% − 29.9% = −1.2 percentage points; ÷ 29.9% = −4.0 %. Printed: 3.2 percentage points.",
    ),
    (
        "points_or_percent",
        "The share in work rose from 24% to 30%, an increase of 6%, say figures of HMPPS.",
        "30% − 24% = 6 percentage points; as a share of 24% that is 25.0 %. Printed: 6%.",
    ),
    (
        "inside_noise",
        "Youth reoffending rose from 38.7% (381 of 985) in 2014 to 41.1% (393 of 956) in 2015.",
        "393 ÷ 956 = 41.1 %; 381 ÷ 985 = 38.7 %. The difference of 2.4 points could be anything from 1.9 lower to "
        "6.8 higher.",
    ),
    (
        "inside_noise",
        "Reoffending increased from 381 of 985 children to 393 of 956 children.",
        "393 ÷ 956 = 41.1 %; 381 ÷ 985 = 38.7 %. The difference of 2.4 points could be anything from 1.9 lower to "
        "6.8 higher.",
    ),
    (
        "ratio_as_percent",
        "The relative rate index is 1.33, so women are 133% more likely to be recalled.",
        "A ratio of 1 means no difference, so 1.33 is 33 % more, not 133%.",
    ),
    (
        "ratio_as_percent",
        "The rate ratio for women was 1.25, so 125% of women were recalled.",
        "A ratio of 1 means no difference, so 1.25 is 25 % more, not 125%.",
    ),
    (
        "recomputed",
        "There were 412 adults. Of these, 139 reoffended (33.7%) and 273 did not reoffend (65.2%).",
        "273 ÷ 412 = 66.26 %, printed 65.2 %. 33.7 + 65.2 = 98.9, but the two parts are everybody.",
    ),
    (
        "ratio_as_percent",
        "The ratio was 86, that is 86% lower than expected.",
        "A ratio of 100 means no difference, so 86 is 14 % less, not 86%.",
    ),
    ("ratio_as_percent", "Offences doubled, an increase of 200%.", "2 times as many is 100 % more, not 200% more."),
    ("ratio_as_percent", "Offences trebled and are 300% higher.", "3 times as many is 200 % more, not 300% more."),
    (
        "across_break",
        "Adult reoffending fell from 29.9% (6,436 of 21,536) in 2014/15 to 28.7% (5,900 of 20,548) in 2015/16.",
        "29.9% is for April 2014 to March 2015; 28.7% is for April 2015 to March 2016. "
        "The records changed on 1 October 2015.",
    ),
    (
        "kinds_of_year",
        "Reoffenders rose from 381 in 2014 to 420 in 2015/16.",
        "381 is for January to December 2014; 420 is for April 2015 to March 2016.",
    ),
    (
        "different_people",
        "The reoffending rate was 28.7% (5,900 of 20,548).\n\nFor people supervised by the CRC the reoffending rate "
        "was 46.0% (230 of 500).",
        "28.7% is of everybody cautioned, sentenced or released; 46.0% is of people supervised by the Community "
        "Rehabilitation Company.",
    ),
    (
        "cost_without_year",
        "Reoffending costs the taxpayer £15 billion a year.",
        "£15 billion is given without a year or a price base.",
    ),
    (
        "claim_without_figures",
        "There has been a significant reduction in reoffending since the scheme began.",
        "The sentence gives no figure to check it by.",
    ),
    (
        "households",
        "The borough has a population of 300,000. Overcrowding affects 7.1% (8,456) of people.",
        "8,456 is 7.1 % of 119,099. The population is printed as 300,000, 2.5 times as many: about the size of a "
        "household.",
    ),
    (
        "implied_base",
        "The borough has a population of 300,000. Some 61,000 (21.0%) of the population are under 16.",
        "61,000 is 21.0 % of 290,476. The population is printed as 300,000.",
    ),
    (
        "per_thousand",
        "Unemployment affects 24,448 (3.4%) of the population with 7,145 (9.9%) out of work for a year.",
        "24,448 is 3.4 % of 719,059. Of the same people, 7,145 is 0.99 %, that is 9.9 per 1,000; of the 24,448 it is "
        "29.2 %. Printed: 9.9%.",
    ),
    ("unsigned", "1063 Offenders 247 Re-offenders 23.2", "247 ÷ 1,063 = 23.24 %."),
    (
        "differs_from_published",
        "In England and Wales 30.5% of offenders reoffended in 2015/16 (Ministry of Justice).",
        "Printed 30.5% for England and Wales, April 2015 to March 2016; published: 29.5 % (Ministry of Justice, Proven "
        "reoffending statistics).",
    ),
]

# Words like those above that are in order.
QUIET = [
    "Of the 859 people in the cohort, 211 reoffended within a year (24.6%).",
    "About 211 of the 859 people reoffended, around 25%.",
    "Of 120 people, 45 were housed (38%), and 20 of those (44%) were in work.",
    "Area\tOffenders\tReoffenders\tRate\nDudley\t5,000\t1,400\t28.0%\nWalsall\t4,000\t1,120\t28.0%\nTotal\t9,000\t2,520\t28.0%",
    "393 reoffenders committed 1,280 re-offences; re-offences per reoffender 3.26.",
    "In all 84.9% were men and 15.1% were women.",
    "Of the men 30% (300 of 1,000) and of the women 63% (630 of 1,000) had a job.",
    "Some 60% were housed, 25% were not and the remaining 15% could not be traced.",
    "There are 77 people on the programme (65 men and 12 women).",
    "The borough has a population of 1,147,700. Dudley has 313,600 residents; Sandwell 311,300, Walsall 270,900 and "
    "Wolverhampton 251,900.",
    "86% of the 77 people on the programme are there because of a court order.",
    "About 85% of the 77 people on the programme are there because of a court order.",
    "The Ministry of Justice says that 46% of people released from prison reoffend.",
    "The target is that 70% of prisoners go on with their treatment.",
    "Reoffending did not rise from 38.7% (381 of 985) to 41.1% (393 of 956) by more than chance.",
    "Reoffending fell from 29.9% (6,436 of 21,536) in 2012/13 to 28.7% (5,900 of 20,548) in 2013/14, a fall of 1.2 "
    "percentage points.",
    "The cohort fell from 985 to 956 children, a reduction of 2.9%.",
    "The relative rate index is 1.33, so women are 33% more likely to be recalled.",
    "Offences doubled, an increase of 100%.",
    "Adult reoffending fell from 29.9% (6,436 of 21,536) in 2017/18 to 28.7% (5,900 of 20,548) in 2018/19.",
    "Reoffenders rose from 381 in 2014 to 420 in 2015.",
    "Reoffending cost £18.1 billion in 2017/18 prices.",
    "There was a significant reduction in the number of vacancies.",
    "We must significantly reduce reoffending.",
    "The borough has a population of 300,000. Overcrowding affects 7.1% (8,456) of households.",
    "The borough has a population of 300,000. Some 63,000 (21.0%) of the population are under 16.",
    "The borough has a population of 300,000. Some 30,000 (13.0%) of the adult population smoke.",
    "Unemployment affects 24,448 (3.4%) of adults with 7,145 (1.0%) out of work for a year.",
    "In England and Wales 29.5% of offenders reoffended in 2015/16 (Ministry of Justice).",
    "For people supervised by the CRC the reoffending rate was 46.0% (230 of 500).",
    "The trust supervises 524 people here. Of these, 86 were found to have reoffended, a rate of 16.4%.",
    "·  Of those 15,000 crimes just 20.3% led to a charge of an offender; and",
    "First-time entrants show a reduction of -14.7% since 2012.",
    "There was a 9% increase in offending in 2013/14 compared to 2012/13 and a 19% increase in burglary.",
    "Of 900 prisoners, 540 sent to prison for less than 12 months reoffended (60%), and 400 of all 870 released (46%).",
    "Adult reoffending in Lambeth fell from 25.8% in 2020/21 to 23.0% in 2021/22 (Ministry of Justice).",
]


@pytest.mark.parametrize(("name", "text", "arithmetic"), FIRES)
def test_it_fires_and_shows_the_arithmetic(check: Check, name: str, text: str, arithmetic: str) -> None:
    found = check(text).findings
    assert [(item.check, item.arithmetic.replace("\u00a0", " ")) for item in found] == [(name, arithmetic)]


@pytest.mark.parametrize("text", QUIET)
def test_it_stays_quiet(check: Check, text: str) -> None:
    assert [(item.check, item.arithmetic) for item in check(text).findings] == []


def test_every_check_is_tried_here_or_with_the_papers() -> None:
    elsewhere = {"unlabelled", "fits_nothing", "too_exact", "offending_or_reoffending", "mixed_methods"}
    assert {name for name, _, _ in FIRES} | elsewhere == set(wordings()["checks"])


def test_every_check_has_its_words() -> None:
    for name, words in wordings()["checks"].items():
        assert words["severity"] in SEVERITIES, name
        assert words["title"], name
        assert words["arithmetic"], name
        assert words["advice"].endswith("."), name


HOSTILE = ["1," * 9000, "(5 " * 5000, "12.34% " * 2500, "from 5 to " * 2000, "(" * 20_000, "x" + " " * 20_000 + "5%"]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_text_that_is_no_paper_does_no_harm(check: Check, text: str) -> None:
    assert check(text).figures >= 0


# Findings about lists and about more than one sentence ------------------------------------------


OFFENCE_LIST = """Highest rates of offending, among people who reoffended, in Walsall were:

Theft (non-motor)\t79.31%
Burglary (other)\t61.11%
Handling stolen goods\t60.00%
Other motoring\t47.54%
Criminal damage\t45.45%
Theft from vehicles\t57.14%
Robbery\t88.83%"""


def _of(check: Check, text: str, name: str) -> list[str]:
    return [item.arithmetic for item in check(text).findings if item.check == name]


def test_two_decimals_give_small_numbers_away(check: Check) -> None:
    (arithmetic,) = _of(check, OFFENCE_LIST, "too_exact")
    assert "79.31% is 23 of 29; 61.11% is 11 of 18; 60.00% is 3 of 5" in arithmetic


def test_a_percentage_that_needs_far_more_people_stands_out(check: Check) -> None:
    (arithmetic,) = _of(check, OFFENCE_LIST, "fits_nothing")
    assert arithmetic.startswith("No number of people under 179 gives 88.83%")


def test_no_percentage_stands_out_of_a_short_list(check: Check) -> None:
    short = "\n".join([*OFFENCE_LIST.splitlines()[:4], "Robbery\t88.83%"])
    assert _of(check, short, "fits_nothing") == []


def test_offending_is_not_reoffending(check: Check) -> None:
    assert len(_of(check, OFFENCE_LIST, "offending_or_reoffending")) == 1
    assert (
        _of(check, OFFENCE_LIST.replace("rates of offending", "rates of reoffending"), "offending_or_reoffending") == []
    )


def test_everybody_in_a_group_is_disclosure(check: Check) -> None:
    assert len(_of(check, "Rates of reoffending in Walsall:\n\nRobbery\t100.00%", "small_group")) == 1
    assert _of(check, "Rates of reoffending in Walsall:\n\nRobbery\t97%", "small_group") == []


COLUMNS = (
    "April 2012 - March 2013 April 2013 - March 2014 Out of 21536 offenders Out of 20548 offenders 6436 reoffended "
    "5900 reoffended 29.9% 28.7% 5466 4938 84.9% 83.7% 970 962 {share} 16.3%"
)


def test_columns_run_together_are_taken_apart(check: Check) -> None:
    (arithmetic,) = _of(check, COLUMNS.format(share="14.1%"), "recomputed")
    assert arithmetic.replace("\u00a0", " ") == (
        "970 ÷ 6,436 = 15.07 %, printed 14.1 %. 84.9 + 14.1 = 99.0, but the two parts are everybody."
    )


def test_counts_without_a_label_are_asked_for(check: Check) -> None:
    found = check(COLUMNS.format(share="15.1%")).findings
    assert [(item.check, item.arithmetic) for item in found] == [
        ("unlabelled", "5,466 + 970 = 6,436; 4,938 + 962 = 5,900.")
    ]


def test_the_old_and_the_new_method_are_not_mixed(check: Check) -> None:
    text = (
        "In England and Wales 26.2% of offenders reoffended in April 2013 to March 2014, and 28.2% in April 2023 to "
        "March 2024 (MoJ)."
    )
    assert len(_of(check, text, "mixed_methods")) == 1
    assert _of(check, text.replace("26.2%", "31.1%"), "mixed_methods") == []


def test_expected_rates_tell_how_many_people_a_gap_needs(check: Check) -> None:
    text = "Area\tExpected reoffending rate\tActual reoffending rate\nDudley\t39.58%\t46.02%"
    (arithmetic,) = _of(check, text, "no_denominator")
    assert "fewer than about 222 people" in arithmetic
    assert "39.58" not in arithmetic.split(".", 2)[0]


def test_adults_by_financial_and_children_by_calendar_year(check: Check) -> None:
    text = (
        "Adult reoffenders\nApril 2012 - March 2013\n900 Offenders 300 Re-offenders 33.3%\n\n"
        "Youth reoffenders\nJanuary 2012 - December 2012\n400 Offenders 150 Re-offenders 37.5%"
    )
    assert _of(check, text, "kinds_of_year") == [
        "33.3% is for April 2012 to March 2013; 37.5% is for January to December 2012."
    ]


def test_one_amount_said_twice_is_one_finding(check: Check) -> None:
    text = "Crime by ex-offenders costs £9.5 to £13.0 billion.\n\nThe cost of crime is £9.5 to £13 billion."
    (found,) = check(text).findings
    assert len(found.quotes) == 2
