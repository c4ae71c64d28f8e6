"""The filter object: parameters, address and sentence say the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.dimensions import ALL, dimensions
from queries.view import Slice

BANDS = {"adult": ("18-20", "21-24", "50+"), "child": ("10-14", "15-17"), "all": ()}


def some_of(dimension: str) -> st.SearchStrategy[tuple[str, ...]]:
    codes = [code for code, member in dimensions()[dimension].items() if member.is_band]
    return st.one_of(st.just(ALL), st.lists(st.sampled_from(codes), min_size=1, unique=True).map(tuple))


@st.composite
def slices(draw: st.DrawFn) -> Slice:
    age = draw(st.sampled_from(["all", "adult", "child"]))
    bands = draw(st.lists(st.sampled_from(BANDS[age]), unique=True).map(tuple)) if BANDS[age] else ()
    return Slice(age, bands, draw(some_of("offence")), draw(some_of("sex")), draw(some_of("previous")))


def test_a_link_brings_somebody_else_to_the_same_view(warehouse: None) -> None:
    @given(slices())
    def there_and_back(chosen: Slice) -> None:
        assert Slice.from_query(chosen.query()) == (chosen, [])

    there_and_back()


def test_nothing_chosen_leaves_the_address_empty(warehouse: None) -> None:
    assert Slice().query() == {}


def test_an_old_link_says_what_it_asked_for(warehouse: None) -> None:
    chosen, problems = Slice.from_query({"offences": "piracy", "age": "adult"})
    assert chosen == Slice(age="adult")
    assert problems == ["The link asks for the offence types “piracy”, which does not exist here."]


def test_the_sentence_names_every_choice(warehouse: None) -> None:
    chosen = Slice("adult", ("18-20", "21-24"), ("theft",), ("female",), ("0",))
    assert chosen.words() == "theft, aged 18 to 20 and 21 to 24, women and girls, previous offences: none"


def test_parameters_are_the_keys_of_the_members(warehouse: None) -> None:
    assert Slice("child", offences=("theft", "drug")).parameters() == {
        "age_ids": (2,),
        "offence_ids": (4, 6),
        "sex_ids": (0,),
        "previous_ids": (0,),
        "disposal_ids": (0,),
        "cohort_type": "four_quarters",
    }


def test_breaks_of_adult_figures_do_not_cut_a_line_of_children() -> None:
    assert "adult" not in Slice("child").applies_to
    assert "adult" in Slice("all").applies_to


@pytest.mark.parametrize(
    "link",
    [
        {"offences": "all~theft"},  # everyone and a part of everyone would be added up
        {"offences": "theft~theft"},
        {"age": "18-20"},
        {"age_bands": "adult"},
        {"cohort_type": "fortnight"},
        {"offences": ""},
    ],
)
def test_a_link_cannot_ask_for_what_cannot_be_chosen(warehouse: None, link: dict[str, str]) -> None:
    chosen, problems = Slice.from_query(link)
    assert chosen == Slice()
    assert len(problems) == 1
