"""The shell says the same with exit codes and JSON: 0 done, 1 findings, 2 wrong usage, 3 something is in the way; never a traceback."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from order_logic.records import Order, OrderLine
from tests.gateways.tampering import DRAFT, a_desk, edited, put, text
from tests.gateways.watched import Watched

Tamper = Callable[[Path], object]
WHO = ("--user", "sales", "--today", "2026-11-20")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"XDG_STATE_HOME": str(folder), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-W", "ignore", "-m", "macros", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False)


CLICKS: dict[str, tuple[int, Tamper, tuple[str, ...]]] = {
    "all is well": (0, lambda _: None, ("check", "{book}")),
    "registered": (0, lambda _: None, ("click", "register", "{book}", "--pick", DRAFT)),
    "text in a number": (1, lambda p: put(p, OrderLine, "quantity", *text("一百")), ("check", "{book}")),
    "a formula on the way": (
        1,
        lambda p: put(p, OrderLine, "quantity", "<f>1+1</f><v>2</v>"),
        ("click", "register", "{book}", "--pick", DRAFT),
    ),
    "an order that is not there": (1, lambda _: None, ("click", "register", "{book}", "--pick", "SO20990101-0001")),
    "nothing picked": (1, lambda _: None, ("click", "register", "{book}")),
    "a button that is none": (2, lambda _: None, ("click", "abracadabra", "{book}")),
    "a sheet renamed": (3, lambda p: edited(p, "xl/workbook.xml", '<sheet name="订单明细"', '<sheet name="x"'), ("check", "{book}")),
    "half a file": (3, lambda p: p.write_bytes(p.read_bytes()[:9000]), ("check", "{book}")),
    "no file": (3, lambda p: p.unlink(), ("check", "{book}")),
}


@pytest.mark.parametrize("case", CLICKS)
def test_exit_code_and_json_agree_and_no_traceback_is_shown(case: str, tmp_path: Path) -> None:
    code, tamper, arguments = CLICKS[case]
    office = a_desk(tmp_path)
    tamper(office.path)
    before = Watched(office.path) if code > 1 and office.path.exists() else None

    done = run(tmp_path, *(a.format(book=office.path) for a in arguments), *WHO, "--json")

    answer = json.loads(done.stdout)
    assert (done.returncode, answer["code"], done.stderr) == (code, code, "")
    assert answer["sentence"] and "Traceback" not in done.stdout
    assert all(f["rule"] and f["problem"] and f["remedy"] for f in answer["findings"])
    assert bool([f for f in answer["findings"] if f["level"] == "BLOCK"]) == (code == 1)
    assert before is None or before.unchanged()


def test_a_finding_in_json_names_its_cell(tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    cell = put(office.path, Order, "requested_on", *text("下周三"))

    done = run(tmp_path, "check", str(office.path), *WHO, "--json")

    found = json.loads(done.stdout)["findings"]
    assert [(f["rule"], f["cell"], f["record"], f["field"]) for f in found if f["rule"] == "R-07"] == [
        ("R-07", f"'订单'!{cell}", "Order", "requested_on")
    ]


@pytest.mark.parametrize(
    "arguments", [("click",), ("check",), ("abracadabra",), ("check", "{book}", "--today", "明天"), ("check", "{book}", "--lang", "fr")]
)
def test_wrong_usage_is_two_and_touches_nothing(arguments: tuple[str, ...], tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    before = Watched(office.path)

    done = run(tmp_path, *(a.format(book=office.path) for a in arguments))

    assert (done.returncode, "Traceback" in done.stderr + done.stdout) == (2, False)
    assert done.stderr
    assert before.unchanged()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_people_read_place_reason_and_remedy(lang: str, tmp_path: Path) -> None:
    office = a_desk(tmp_path)
    cell = put(office.path, Order, "requested_on", *text("下周三"))

    done = run(tmp_path, "check", str(office.path), *WHO, "--lang", lang)

    assert (done.returncode, done.stderr) == (1, "")
    assert cell in done.stdout and "R-07" in done.stdout and "2026-11-21" in done.stdout
