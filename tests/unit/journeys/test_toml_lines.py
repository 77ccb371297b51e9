"""On which line a value of a plan file stands."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from cvpn_wizard.journeys.toml_lines import lines_of

PLAN = '''# a comment with [signs] = {}
[vpn]
name = "a # b = [c"   # [x]
"quoted.key" = 1

[ "network" ]
vpc = { name = "v", cidr = "10.0.0.0/16" }
target_subnets = [
  "subnet-a",  # one ] two
  { name = "b",  cidr = "10.0.1.0/24" },

  [1, [2, 3]],
]
check.server.subnet = 'x'
text = """
[not.a.section]
key = 1
"""
after = true
'''


def test_every_value_of_a_plan_has_its_line() -> None:
    assert lines_of(PLAN) == {
        "vpn": 2,
        "vpn.name": 3,
        "vpn.quoted.key": 4,
        "network": 6,
        "network.vpc": 7,
        "network.vpc.name": 7,
        "network.vpc.cidr": 7,
        "network.target_subnets": 8,
        "network.target_subnets[0]": 9,
        "network.target_subnets[1]": 10,
        "network.target_subnets[1].name": 10,
        "network.target_subnets[1].cidr": 10,
        "network.target_subnets[2]": 12,
        "network.target_subnets[2][0]": 12,
        "network.target_subnets[2][1]": 12,
        "network.target_subnets[2][1][0]": 12,
        "network.target_subnets[2][1][1]": 12,
        "network.check": 14,
        "network.check.server": 14,
        "network.check.server.subnet": 14,
        "network.text": 15,
        "network.after": 19,
    }
    tomllib.loads(PLAN)  # and it is TOML


def test_windows_line_ends_count_once() -> None:
    assert lines_of('[vpn]\r\n\r\nname = "a"\r\n') == {"vpn": 1, "vpn.name": 3}


@given(st.text(alphabet="[]{}=.,#\"'\\ \nab1", max_size=60))
def test_any_text_comes_to_an_end(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in lines_of(text).values())
