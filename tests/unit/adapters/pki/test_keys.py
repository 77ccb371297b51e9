"""Keys made ahead in a child process."""

from __future__ import annotations

from cvpn_wizard.adapters.pki.keys import KEY_BITS, KeyStock


def test_nobody_asked_for_keys_ahead() -> None:
    stock = KeyStock()
    stock.fill(2)
    assert len(stock) == 0
    assert stock.take().key_size == KEY_BITS


def test_keys_from_the_child_are_distinct_and_used_once() -> None:
    stock = KeyStock()
    stock.ahead = True
    stock.fill(2)
    assert len(stock) == 2
    keys = [stock.take() for _ in range(3)]
    assert len(stock) == 0
    assert all(key.key_size == KEY_BITS for key in keys)
    assert len({key.private_numbers().d for key in keys}) == 3


def test_a_stock_that_is_full_makes_no_more() -> None:
    stock = KeyStock()
    stock.ahead = True
    stock.fill(1)
    stock.fill(1)
    assert len(stock) == 1
