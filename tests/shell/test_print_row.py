"""打印: each selected row gets the paper that belongs to it, all in one click, and the journal stays whole."""

import json
from pathlib import Path

from order_logic.flows.commercial import Commercial
from tests.logic.builders import a_customer, a_line, a_product, an_order
from tests.shell.desk import Shell
from tests.stories.office import Office

DRAFT, CONFIRMED = "D20261120-0001", "SO20261120-0009"
ROWS = [a_customer(), a_product(), an_order(DRAFT), a_line(DRAFT)]
ROWS += [an_order(CONFIRMED, customer_po="PO-9", commercial=Commercial.CONFIRMED), a_line(CONFIRMED)]


def test_each_row_gets_its_own_paper_and_what_has_none_is_told(shell: Shell, tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *ROWS)

    answer = shell.click("print", office.path, DRAFT, CONFIRMED, "P-750")

    assert answer.rules == {"D-76"}
    assert sorted(Path(file).name.split()[0] for file in answer.said["files"]) == ["合同评审单", "订单确认书"]
    assert json.loads(shell("verify", office.path, "--json").out)["equal"]


def test_with_nothing_selected_nothing_is_printed(shell: Shell, tmp_path: Path) -> None:
    office = Office.opened(tmp_path, *ROWS)

    assert shell.click("print", office.path).rules == {"D-08"}
