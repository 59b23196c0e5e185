"""``python -m tests.mutants [R-23 …] [--write]``: takes the body out of every rule in turn; some test must fail each time.

The tests of the logic run once with every rule watched, so that it is known which test sees which rule find something. Then each
rule is silenced and those tests run again, the likeliest first, until one fails. Prints one line a rule; leaves with 1 when a rule
could go unnoticed. ``--write`` notes the test of each rule, and the stories that name it, for ``orderdesk rules``.
"""

import io
import json
import os
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from order_logic.rule import Breach, Case, Rule
from order_logic.rules.duties import DUTIES
from order_logic.verbs.rulebook import all_rules

WHERE = ("tests/logic",)
STORIES = "tests/stories"
PROOF = Path("order_logic/proof.json")
_QUIET = ("-q", "--continue-on-collection-errors", "-p", "no:cacheprovider", "--no-header", "-p", "no:warnings")
_TRIES = 12  # tests of one rule that are tried before it counts as unnoticed


def replaced(rule: Rule, check: Callable[[Case], Iterator[Breach]]) -> None:
    """Puts another body into a rule; rules are frozen for everybody else."""
    object.__setattr__(rule, "check", check)


@contextmanager
def watched(seen: dict[str, dict[str, None]]) -> Iterator[None]:
    """Notes for every rule the tests in which it found something."""
    bodies = {name: rule.check for name, rule in all_rules().items()}

    def watching(name: str, body: Callable[[Case], Iterator[Breach]]) -> Callable[[Case], Iterator[Breach]]:
        def check(case: Case) -> Iterator[Breach]:
            for breach in body(case):
                seen[name][os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]] = None
                yield breach

        return check

    for name, rule in all_rules().items():
        replaced(rule, watching(name, bodies[name]))
    yield
    for name, rule in all_rules().items():
        replaced(rule, bodies[name])


@contextmanager
def silenced(rule: Rule) -> Iterator[None]:
    """A rule that never finds anything."""
    body = rule.check
    replaced(rule, lambda case: iter(()))
    yield
    replaced(rule, body)


def run(tests: Sequence[str]) -> int:
    """Runs tests in this process; the exit code of pytest."""
    with redirect_stdout(io.StringIO()):
        return int(pytest.main([*_QUIET, *tests]))


def caught_by(rule: Rule, tests: Sequence[str]) -> str:
    """The test that fails without the rule, or ""."""
    likely = sorted(tests, key=lambda test: (rule.name.replace("-", "_").lower() not in test.lower(), "/rules/" not in test))
    with silenced(rule):
        return next((test for test in likely[:_TRIES] if run([test]) == pytest.ExitCode.TESTS_FAILED), "")


def stories_of(name: str) -> list[str]:
    """The story files that name a rule."""
    named = re.compile(rf"\b{name}\b")
    return [f"{STORIES}/{path.name}" for path in sorted(Path(STORIES).glob("test_s*.py")) if named.search(path.read_text("utf-8"))]


def write(found: Mapping[str, str]) -> None:
    """Notes what holds each rule and each duty."""
    names = sorted({*found, *(duty.name for duty in DUTIES)})
    told = {name: {"test": found.get(name, ""), "stories": stories_of(name)} for name in names}
    PROOF.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def main(names: Sequence[str]) -> int:
    seen: dict[str, dict[str, None]] = defaultdict(dict)
    with watched(seen):
        run(WHERE)
    found: dict[str, Any] = {}
    chosen = [name for name in names if name != "--write"]
    for name, rule in sorted(all_rules().items()):
        if not chosen or name in chosen:
            found[name] = caught_by(rule, list(seen[name]))
            sys.stdout.write(f"{name}  {found[name] or '*** no test notices that it is gone'}\n")
            sys.stdout.flush()
    if "--write" in names:
        write(found)
    missed = [name for name, test in found.items() if not test]
    sys.stdout.write(json.dumps({"rules": len(found), "unnoticed": missed}) + "\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
