import numpy as np
import pytest

from reader.compare.ordering import firsts, numbered, ordered


@pytest.mark.parametrize("most", [3, 1 << 20, 1 << 58])
@pytest.mark.parametrize("least", [0, -5])
def test_equal_numbers_keep_their_order(most: int, least: int) -> None:
    numbers = np.random.default_rng(most).integers(least, most, 500)
    order, ascending = ordered(numbers)
    assert order.tolist() == np.argsort(numbers, kind="stable").tolist()
    assert ascending.tolist() == np.sort(numbers).tolist()


@pytest.mark.parametrize("most", [3, 1 << 20, 1 << 58])
def test_numbers_become_their_rank(most: int) -> None:
    numbers = np.random.default_rng(most).integers(-2, most, 500)
    different, rank = np.unique(numbers, return_inverse=True)
    found, count = numbered(numbers)
    assert found.tolist() == rank.tolist()
    assert count == len(different)


def test_nothing_has_an_order() -> None:
    nothing = np.zeros(0, np.int32)
    assert [part.tolist() for part in ordered(nothing)] == [[], []]
    assert numbered(nothing)[1] == 0


def test_the_first_of_equal_numbers() -> None:
    assert firsts(np.array([0, 0, 2, 5, 5, 5])).tolist() == [0, 2, 3]
