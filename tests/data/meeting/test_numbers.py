"""The numbers of quoted figures, as they are misheard and mistyped."""

from hypothesis import given, settings
from hypothesis import strategies as st

from data.meeting.numbers import checks, letters, number_for, said, typed, well_formed

NUMBERS = st.integers(min_value=0, max_value=23**5 - 1).map(number_for)
PLACES = st.integers(min_value=0, max_value=5)


@given(NUMBERS)
@settings(max_examples=60)
def test_a_number_comes_back_however_it_is_typed(number: str) -> None:
    for text in (number, said(number), said(number).lower(), f"  {number[:2]} {number[2:]} "):
        assert typed(text) == number
        assert well_formed(typed(text))
        assert checks(typed(text))


@given(NUMBERS, PLACES, st.integers(min_value=1, max_value=22))
@settings(max_examples=150)
def test_any_one_letter_misread_is_noticed(number: str, place: int, by: int) -> None:
    other = letters()[(letters().index(number[place]) + by) % len(letters())]
    assert not checks(number[:place] + other + number[place + 1 :])


@given(NUMBERS, PLACES, PLACES)
@settings(max_examples=150)
def test_any_two_letters_changed_round_are_noticed(number: str, one: int, other: int) -> None:
    swapped = list(number)
    swapped[one], swapped[other] = swapped[other], swapped[one]
    assert "".join(swapped) == number or not checks("".join(swapped))


def test_no_letter_is_taken_for_another() -> None:
    for confused in ("0O", "1IL", "2Z", "5S", "6G", "8B", "UV", "NM"):
        assert sum(letter in letters() for letter in confused) <= (2 if confused == "NM" else 1)
    assert not set("AEIOUY") & set(letters())
