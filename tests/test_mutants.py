"""Every rule is held by a test: with its body taken out, one fails."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from order_logic.verbs.rulebook import all_rules


@pytest.mark.slow
def test_no_rule_can_be_taken_out_unnoticed() -> None:
    command = [sys.executable, "-m", "tests.mutants"]

    done = subprocess.run(command, cwd=Path(__file__).parents[1], capture_output=True, text=True, timeout=600, check=False)

    last = json.loads(done.stdout.splitlines()[-1])
    assert last == {"rules": len(all_rules()), "unnoticed": []}
