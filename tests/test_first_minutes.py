"""A person's first ten minutes, as the README tells them: each step of its line is taken, in its order."""

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from macros.edge import Said, buttons
from macros.shell.app import run
from order_logic.records import Customer, Order, OrderLine, Product
from tests.gateways.live_office import LiveOffice
from tests.pages import README
from workbook.schema import HEADER_ROW

PERSON = "chenmin"
_LINE = re.compile(r"^\d+\. 前十分钟：(.*)$", re.MULTILINE)


def steps() -> list[str]:
    """The README's steps, one after the other."""
    found = _LINE.search(README.read_text(encoding="utf-8"))
    assert found
    return [step.strip() for step in found[1].split("→")]


@dataclass
class Newcomer:
    """Somebody who does what the README says, step by step."""

    folder: Path
    patch: pytest.MonkeyPatch
    said: dict[str, Said] = field(default_factory=dict)
    seen: dict[str, object] = field(default_factory=dict)

    def does(self, step: str) -> None:
        other: dict[str, Callable[[], None]] = {"打开": self.opens, "填": self.fills_in, "光标": self.mends}
        told = next((act for word, act in other.items() if step.startswith(word)), None)
        if step.startswith("`"):
            self.types_command(step.strip("`"))
        elif told:
            told()
        else:
            self.presses(re.sub(r"^[①-⑫]", "", step))

    def types_command(self, command: str) -> None:
        self.patch.chdir(self.folder)
        self.patch.setattr("sys.argv", [*shlex.split(command), "--today", "2026-11-21"])
        assert run() == 0

    def opens(self) -> None:
        self.office = LiveOffice.of(next(self.folder.glob("*.xlsm")))
        self.office.now = datetime(2026, 11, 21, 9, 30)

    def presses(self, caption: str) -> None:
        (name,) = (one.name for one in buttons().values() if one.caption.zh == caption)
        if name in ("advance", "contract_review"):
            self.office.selects(Order, self.last_row)
        self.said[caption] = self.office.presses(PERSON, name)
        self.seen[caption] = self.office.reads(Order, "number")[-1]

    def fills_in(self) -> None:
        """All but the channel, which newcomers forget."""
        office = self.office
        customer, product = office.reads(Customer, "code")[0], office.reads(Product, "code")[0]
        office.types(Order, self.last_row, customer=customer, customer_po="PO-7788", requested_on=date(2026, 12, 20))
        line = {"order": office.reads(Order, "number")[-1], "line_no": 1, "product": product, "quantity": Decimal(5)}
        office.types(OrderLine, len(office.reads(OrderLine, "order")), **line)

    def mends(self) -> None:
        """Types where the cursor stands, as the note there says."""
        cell = self.office.excel.app.selection
        assert cell is not None
        assert cell.note is not None
        self.seen["heading"] = cell.sheet.range((HEADER_ROW, cell.column)).value
        self.seen["note"] = cell.note.text
        cell.value = "电话"

    @property
    def last_row(self) -> int:
        return len(self.office.reads(Order, "number")) - 1


@pytest.fixture(scope="module")
def newcomer(tmp_path_factory: pytest.TempPathFactory) -> Newcomer:
    patch = pytest.MonkeyPatch()
    patch.setenv("LOGNAME", PERSON)
    person = Newcomer(tmp_path_factory.mktemp("first"), patch)
    for step in steps():
        person.does(step)
    patch.undo()
    return person


def test_the_check_leads_to_the_first_finding_and_its_note_says_what_to_do(newcomer: Newcomer) -> None:
    assert newcomer.said["检查"].code == 1
    assert newcomer.seen["heading"] == "渠道"
    assert "R-03" in str(newcomer.seen["note"])


def test_once_it_is_mended_the_order_goes_on_and_the_review_is_printed(newcomer: Newcomer) -> None:
    advanced, printed = newcomer.said["下一步"].pressed, newcomer.said["合同评审单"].pressed

    assert advanced is not None
    assert printed is not None
    assert [number[:2] for number in advanced.moved] == ["SO"]
    assert [file.suffix for file in printed.files] == [".pdf"]
    assert advanced.moved[0] in printed.files[0].name


def test_undo_gives_the_draft_back_and_the_month_is_printed(newcomer: Newcomer) -> None:
    printed = newcomer.said["月报"].pressed

    assert newcomer.said["撤销"].code == 0
    assert str(newcomer.seen["撤销"]).startswith("D")
    assert printed is not None
    assert ["2026-10" in file.name for file in printed.files] == [True]


def test_every_step_of_the_readme_was_taken(newcomer: Newcomer) -> None:
    assert list(newcomer.said) == ["新建订单", "检查", "下一步", "合同评审单", "撤销", "月报"]
