"""Splitting whole numbers: sums kept, limits kept, chance fair and the same everywhere."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.apportion import ONE, Counts, Dice, Reals, apportion, draw

parts = st.integers(1, 40)
seeds = st.integers(0, 2**32)


def chances(seed: int, rows: int, columns: int, spread: float) -> Reals:
    return np.exp(spread * Dice(seed).normals(rows, columns))


def whole_numbers(seed: int, rows: int, columns: int, most: int) -> Counts:
    return Dice(seed).offsets(rows, columns) % (most + 1)


@given(total=st.integers(0, 10**6), columns=parts, seed=seeds, spread=st.floats(0, 8))
def test_apportioned_parts_add_up_and_are_rounded_up_or_down(
    total: int, columns: int, seed: int, spread: float
) -> None:
    weights = chances(seed, 1, columns, spread)
    split = apportion(np.array([total]), weights, Dice(seed + 1).offsets(1))
    expected = total * weights / weights.sum()
    assert split.sum() == total
    assert np.all(np.abs(split - expected) < 1 + 1e-6)


@given(total=st.integers(0, 1000), columns=parts, seed=seeds, data=st.data())
def test_a_part_without_weight_gets_nothing(total: int, columns: int, seed: int, data: st.DataObject) -> None:
    weights = chances(seed, 1, columns + 1, 2)
    empty = data.draw(st.lists(st.integers(1, columns), unique=True))
    weights[:, empty] = 0
    split = apportion(np.array([total]), weights, Dice(seed).offsets(1))
    assert split.sum() == total
    assert not split[:, empty].any()


@given(columns=parts, seed=seeds, spread=st.floats(0, 12), share=st.floats(0, 1))
def test_drawn_numbers_add_up_and_stay_within_their_room(columns: int, seed: int, spread: float, share: float) -> None:
    room = whole_numbers(seed, 5, columns, 50)
    total = np.floor(room.sum(axis=-1) * share).astype(np.int64)
    picked = draw(total, room, chances(seed + 1, 5, columns, spread), Dice(seed + 2).offsets(5))
    assert (picked.sum(axis=-1) == total).all()
    assert ((picked >= 0) & (picked <= room)).all()


@given(columns=parts, seed=seeds)
def test_nobody_or_everybody_can_be_drawn(columns: int, seed: int) -> None:
    room = whole_numbers(seed, 2, columns, 9)
    total = np.array([0, room[1].sum()])
    picked = draw(total, room, chances(seed, 2, columns, 3), Dice(seed).offsets(2))
    assert not picked[0].any()
    assert (picked[1] == room[1]).all()


def test_draws_follow_the_odds() -> None:
    room = np.full((1, 2), 10_000)
    picked = draw(np.array([10_000]), room, np.array([[1.0, 4.0]]), Dice(1).offsets(1))
    odds = picked / (room - picked)
    assert odds[0, 1] / odds[0, 0] == pytest.approx(4, rel=0.01)


def test_rounding_is_fair() -> None:
    split = apportion(np.full(20_000, 1), np.tile([0.2, 0.5, 0.3], (20_000, 1)), Dice(7).offsets(20_000))
    assert split.mean(axis=0) == pytest.approx([0.2, 0.5, 0.3], abs=0.015)


@pytest.mark.parametrize("total", [-1, 7])
def test_more_than_everybody_or_less_than_nobody_cannot_be_drawn(total: int) -> None:
    with pytest.raises(ValueError, match="cannot be split"):
        draw(np.array([total]), np.array([[2, 4]]), np.ones((1, 2)), Dice(1).offsets(1))


def test_something_cannot_be_apportioned_to_nobody() -> None:
    with pytest.raises(ValueError, match="cannot be split"):
        apportion(np.array([3]), np.zeros((1, 2)), Dice(1).offsets(1))


def test_dice_fall_the_same_everywhere() -> None:
    dice = Dice(2024)
    assert dice.offsets(3).tolist() == [2902673494, 920511140, 1329086352]
    assert dice.normals(2).tolist() == pytest.approx([1.3028703105264747, 2.5006589253178486])


def test_normals_are_nearly_normal() -> None:
    normals = Dice(3).normals(100_000)
    assert normals.mean() == pytest.approx(0, abs=0.01)
    assert normals.std() == pytest.approx(1, abs=0.01)
    assert np.quantile(normals, [0.025, 0.975]) == pytest.approx([-1.96, 1.96], abs=0.06)


def test_offsets_are_below_one_person() -> None:
    offsets = Dice(4).offsets(1000)
    assert 0 <= offsets.min() < offsets.max() < ONE
