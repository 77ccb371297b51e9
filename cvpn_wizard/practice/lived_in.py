"""Furnishing."""

from cvpn_wizard.practice.account import Account


def furnish(account: Account) -> None: ...
