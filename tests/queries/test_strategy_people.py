"""IOM, expected and actual, equalities: what is said of returns, of printed figures and of typed counts."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.settings import settings
from queries.places import Place, places
from queries.strategy import equalities, expected, iom
from queries.warehouse import newest
from tests.returned import Row, lasting, with_returns, year
from tests.returned_people import COHORT, WOLVERHAMPTON, everything

DEBT = "factor=debt; in_factor={need}; sex={sex}; age_band=all"
SHORT = 10  # words of a title


@pytest.fixture(scope="module")
def folder_with_returns(warehouse: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose warehouse holds a handful of returns."""
    return store_of(warehouse, tmp_path_factory.mktemp("returned"), everything())


@pytest.fixture
def returned(folder_with_returns: Path) -> Iterator[None]:
    """Every question of the test asks that store."""
    with asking(folder_with_returns):
        yield


def store_of(original: Path, folder: Path, rows: list[Row]) -> Path:
    """A folder with a copy of a warehouse into which these returns have been put."""
    (folder / "settings.toml").write_text(f'[warehouse]\nstore = "{(folder / "store").as_posix()}"\n', "utf-8")
    with_returns(original, folder / "store" / "warehouse-000001.duckdb", rows)
    return folder


@contextmanager
def asking(folder: Path) -> Iterator[None]:
    """Inside, questions are about the store of that folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CSP_SETTINGS", str(folder / "settings.toml"))
        settings.cache_clear()
        assert newest().parent == folder / "store"
        yield
    settings.cache_clear()


def place(name: str) -> Place:
    """An area by name."""
    return next(area for area in places("csp", "sub_region") if area.name == name)


def cohort(audience: str) -> iom.Cohort:
    """The cohort of the returns, as an audience sees it."""
    return iom.cohorts(iom.sent(place(WOLVERHAMPTON), audience))["2024 intake"]


@pytest.mark.usefixtures("returned")
def test_the_public_sees_people_and_one_split_only() -> None:
    found = cohort("public")
    assert found.people == 77
    assert [(part.status, part.people) for part in found.parts] == [("statutory", 65), ("voluntary", 12)]
    assert [window.rate for window in iom.windows(found, 6)] == [None, None, None]
    assert found.whole.reason == "Shown to councillors and officers, not to the public."


@pytest.mark.usefixtures("returned")
def test_councillors_see_before_and_after_but_no_status_that_gives_twelve_people_away() -> None:
    found = cohort("councillor")
    assert [window.shown for window in iom.windows(found, 6)] == ["69 in 100", "61 in 100", "44 in 100"]
    assert [window.offended for window in iom.windows(found, 12)] == [53, 47, 40]
    # 8 of 12 voluntary people would be told by taking the 45 statutory ones from the 53.
    assert [iom._number(part.before) for part in found.parts] == [None, None]


@pytest.mark.usefixtures("returned")
def test_a_fall_beyond_chance_is_still_no_proof() -> None:
    said = iom.change(cohort("councillor"), 6)
    assert said.title == "Fewer offended after; some fall was to be expected"
    assert said.sentences[0].startswith("69 in 100 offended before and 44 in 100 in the 6 months after.")
    assert said.sentences[-1].startswith("Even a real fall is no proof")


@pytest.mark.usefixtures("returned")
def test_windows_of_different_length_are_not_set_against_each_other() -> None:
    said = iom.change(cohort("councillor"), 12)
    assert said.sentences == (iom.told("iom", "windows_differ", window=6, months=12),)


def test_a_small_cohort_gets_no_rates(warehouse: Path, tmp_path: Path) -> None:
    small = lasting("R4", WOLVERHAMPTON, COHORT.format(status="all"), n=24, n_offending_pre=15, n_offending_post6=11)
    with asking(store_of(warehouse, tmp_path, [small])):
        found = cohort("councillor")
        assert found.people == 24
        assert {window.rate for window in iom.windows(found, 6)} == {None}
        assert iom.change(found, 6).sentences == ()


def test_the_worked_four_counts() -> None:
    said = iom.pairs(22, 31, 12, 12)
    assert said.startswith(
        "Of 77 people, 69 in 100 offended before and 44 in 100 after: 25 points fewer; could be 8 to 39."
    )
    assert "still no evidence that the programme caused it" in said
    assert "no bigger than chance" in iom.pairs(22, 12, 11, 12)
    assert "points more" in iom.pairs(22, 12, 31, 12)
    assert iom.pairs(0, 0, 0, 0) == "Enter at least one person."


@pytest.mark.usefixtures("warehouse")
def test_people_followed_for_unequal_times_are_not_simply_counted() -> None:
    """Domain reference 3.13: 0.451429, where the plain share is 0.40."""
    assert "of 10 people, 4 offended again, 40 in 100" in iom.followed()
    assert "it is 45 in 100 within a year" in iom.followed()


@pytest.mark.usefixtures("warehouse")
def test_is_six_months_long_enough() -> None:
    assert iom.detectable(None) == [
        ("77 people", "15.8 points"),
        ("142 people", "11.7 points"),
        ("300 people", "8.0 points"),
        ("1,000 people", "4.4 points"),
    ]
    assert iom.detectable(10)[0] == ("10 people (this cohort)", "40.4 points")


@pytest.mark.usefixtures("warehouse")
def test_offending_falls_by_itself() -> None:
    assert [re.findall(r"expect ([\d.]+) .*: (\d+) in 100", said) for said in iom.by_chance()] == [
        [("3.7", "27")], [("4.7", "22")],
    ]  # fmt: skip


@pytest.mark.usefixtures("warehouse")
def test_85_in_100_of_77_people_needs_asking() -> None:
    said = iom.share_fits(85, 77)
    assert "65 people would be 84.4 in 100 and 66 people 85.7 in 100" in said


@pytest.mark.usefixtures("warehouse")
def test_the_printed_table_gets_people_needed_in_place_of_a_verdict() -> None:
    rows = expected.quotations(place(WOLVERHAMPTON)).rows
    needed = {expected.label(row): (row.needed, row.needed_998) for row in rows.itertuples() if row.comparator > 0}
    assert needed == {
        "Wolverhampton": (701, 1743), "Dudley": (222, 551), "Sandwell": (244, 606), "Walsall": (368, 914),
        "Dudley, women": (123, 304), "Child protection flag": (53, 132), "Mental health challenges": (32, 79),
        "Homeless": (9, 21),
    }  # fmt: skip
    assert "Dudley has the widest gap, Sandwell" in expected.order_matters(rows[rows["topic"] == expected.CRC])


@pytest.mark.usefixtures("warehouse")
def test_the_worked_ratio() -> None:
    said = expected.typed(700, 241, 224.2, 29.4262)
    assert said[0].startswith(
        "241 people reoffended where 224 were expected: 107 for every 100 expected; could be 94 to 122."
    )
    assert "31.6 in 100 (in proportion) or 31.8 in 100 (by difference)" in said[2]
    assert "67 to 343" in expected.typed(20, 7, 4.2, 29.4)[0]
    assert expected.typed(10, 20, 5, 29.4) == [expected.told("expected", "try_wrong")]


@pytest.mark.usefixtures("returned")
def test_returned_ratios_and_their_reference() -> None:
    rows = expected.returned(place(WOLVERHAMPTON), "public").rows.set_index("organisation")
    probation = expected.ratio_of(next(rows.loc[["probation"]].itertuples()))
    assert probation is not None
    assert probation.verdict.standing == "similar"
    assert "where everybody's is 29.1" in probation.adjusted
    withheld = next(rows.loc[["partnership"]].itertuples())
    assert expected.ratio_of(withheld) is None
    assert withheld.reason.startswith("Low volume")


@pytest.mark.usefixtures("returned")
def test_women_beside_men_with_the_relative_rate() -> None:
    found = equalities.supervised(place(WOLVERHAMPTON), "officer")
    rows = found.rows.set_index("label")
    assert rows["index_said"].to_dict() == {"Men": "0.79 (0.62 to 1.01)", "Women": "1.27 (0.99 to 1.61)"}
    assert set(rows["standing"]) == {"similar"}
    assert dict(equalities.recorded(place(WOLVERHAMPTON), "officer"))["Sex"] == "700 of 760 (92 in 100)"


@pytest.mark.usefixtures("returned")
def test_the_public_is_told_why_need_groups_are_not_shown() -> None:
    found = equalities.supervised(place(WOLVERHAMPTON), "public")
    assert set(found.rows["standing"]) == {"withheld"}
    assert set(found.rows["reason"]) == {"Shown only for the whole sub-region."}
    assert dict(equalities.recorded(place(WOLVERHAMPTON), "public"))["Sex"] == "Shown only for the whole sub-region."


def test_the_worked_relative_rate(warehouse: Path, tmp_path: Path) -> None:
    rows = [
        year("R2", WOLVERHAMPTON, 2024, DEBT.format(need=need, sex=sex), n_offenders=n, n_reoffenders=x)
        for sex, people in (("female", ((60, 24), (60, 24))), ("male", ((350, 105), (350, 105))))
        for need, (n, x) in zip(("yes", "no"), people, strict=True)
    ]  # fmt: skip
    with asking(store_of(warehouse, tmp_path, rows)):
        found = equalities.supervised(place(WOLVERHAMPTON), "officer")
        women = found.rows.set_index("label").loc["Women"]
        assert (women["index_said"], women["standing"]) == ("1.33 (1.04 to 1.71)", "higher")


@pytest.mark.usefixtures("warehouse")
@pytest.mark.parametrize("name", ["Wolverhampton", "Boston", "Isles of Scilly", "Cardiff", "Black Country"])
def test_every_area_has_words_without_any_return(name: str) -> None:
    area = place(name)
    assert iom.cohorts(iom.sent(area, "public")) == {}
    assert expected.returned(area, "public").rows.empty
    assert equalities.supervised(area, "public").rows.empty
    assert len(equalities.recorded(area, "public")) == 4
    titles = [equalities.adults(area).title, equalities.children(area).title]
    assert all(len(title.split()) <= SHORT for title in titles)
