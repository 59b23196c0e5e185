"""verify and restore from the shell: what was done to the book behind the desk's back comes to light, and numbers stay used."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from order_logic.records import JournalRow, Order, OrderLine, Setting
from tests.gateways.tampering import DRAFT, address
from tests.logic.builders import NUMBER
from tests.shell.desk import SECOND, Answer, Shell
from tests.stories.office import Office
from workbook.file import FileWorkbook
from workbook.gateway import Reach
from workbook.keeping.anchor import Way, anchor_path, read_anchor
from workbook.keeping.backup import backups


@pytest.fixture
def audited(shell: Shell, office: Office) -> Office:
    """A registered order with its first audit: sealed."""
    shell.click("register", office.path, DRAFT)
    shell.click("first_audit", office.path, NUMBER, user="order_clerk")
    return office


def codes(answer: Answer) -> list[str]:
    return [found["code"] for found in answer.said["findings"]]


def ways(book: Path) -> list[Way]:
    return [entry.way for entry in read_anchor(anchor_path(book)).entries]


def test_a_book_that_only_buttons_changed_is_equal(shell: Shell, audited: Office) -> None:
    answer = shell.json("verify", audited.path)

    assert (answer.code, answer.said) == (0, {"equal": True, "findings": [], "lost": []})


def test_a_sealed_cell_changed_by_hand_is_named(shell: Shell, audited: Office) -> None:
    audited.types(OrderLine, NUMBER, 1, price=Decimal(1))

    answer = shell.json("verify", audited.path)

    assert answer.code == 1
    assert set(answer.said) == {"equal", "findings", "lost"}
    assert f"'订单明细'!{address(OrderLine, 'price')}" in [found["cell"] for found in answer.said["findings"]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_person_reads_the_cell_and_what_to_do(lang: str, shell: Shell, audited: Office) -> None:
    audited.types(OrderLine, NUMBER, 1, price=Decimal(1))

    answer = shell("verify", audited.path, "--lang", lang)

    assert answer.code == 1
    assert address(OrderLine, "price") in answer.out


def test_a_journal_row_changed_by_hand_is_named(shell: Shell, audited: Office) -> None:
    audited.types(JournalRow, 2, user="nobody")

    answer = shell.json("verify", audited.path)

    assert answer.code == 1
    assert "ROW_EDITED" in codes(answer)


def test_a_lost_anchor_is_a_warning(shell: Shell, audited: Office) -> None:
    anchor_path(audited.path).unlink()

    answer = shell.json("verify", audited.path)

    assert (answer.code, codes(answer)) == (0, ["NO_ANCHOR"])


def test_an_older_copy_put_in_place_lists_the_clicks_that_it_lacks(shell: Shell, audited: Office) -> None:
    shutil.copy2(backups(audited.path)[0].path, audited.path)

    answer = shell.json("verify", audited.path)

    assert (answer.code, codes(answer)) == (1, ["OLDER_COPY"])
    assert [(lost["button"], lost["way"]) for lost in answer.said["lost"]] == [("first_audit", "file")]


def test_the_next_click_on_an_older_copy_tells_it_and_goes_on(shell: Shell, audited: Office) -> None:
    shutil.copy2(backups(audited.path)[0].path, audited.path)

    answer = shell.click("first_audit", audited.path, NUMBER, user="order_clerk")

    assert (answer.code, answer.said["moved"]) == (0, [NUMBER])
    assert "1" in answer.said["sentence"].splitlines()[0]
    assert len(answer.said["sentence"].splitlines()) == 2
    assert ways(audited.path)[-2:] == [Way.RESUMED, Way.FILE]


def test_after_that_click_the_book_stands_equal_again_and_nothing_more_is_told(shell: Shell, audited: Office) -> None:
    shutil.copy2(backups(audited.path)[0].path, audited.path)
    shell.click("first_audit", audited.path, NUMBER, user="order_clerk")

    answer = shell.click("second_audit", audited.path, NUMBER, user="order_head")

    assert len(answer.said["sentence"].splitlines()) == 1
    assert shell.json("verify", audited.path).said["equal"]


def test_a_copy_that_went_its_own_way_is_told_at_the_next_click_and_by_verify(shell: Shell, audited: Office, tmp_path: Path) -> None:
    other = tmp_path / "另一台电脑"
    shutil.copytree(audited.path.parent, other)
    shell.click("second_audit", audited.path, NUMBER, user="order_head")
    shell.json("undo", other / audited.path.name)
    shutil.copy2(other / audited.path.name, audited.path)

    assert "FORKED" in codes(shell.json("verify", audited.path))
    answer = shell.click("first_audit", audited.path, NUMBER, user="order_clerk")
    assert len(answer.said["sentence"].splitlines()) > 1
    assert "FORKED" in codes(shell.json("verify", audited.path))


def test_the_warning_is_told_in_the_language_asked_for(shell: Shell, audited: Office) -> None:
    shutil.copy2(backups(audited.path)[0].path, audited.path)

    answer = shell.click("first_audit", audited.path, NUMBER, user="order_clerk", more=("--lang", "en"))

    assert answer.said["sentence"].isascii()


def test_a_restored_book_is_equal_and_works_on(shell: Shell, audited: Office) -> None:
    answer = shell.json("restore", audited.path)

    assert (answer.code, answer.said["restored"], answer.said["kept"]) == (0, 2, 3)
    assert ways(audited.path)[-1] is Way.RESTORED
    assert shell.json("verify", audited.path).said["equal"]
    assert shell.click("first_audit", audited.path, NUMBER, user="order_clerk").code == 0
    assert shell.json("verify", audited.path).said["equal"]


def test_a_number_given_before_the_restore_is_never_given_again(shell: Shell, audited: Office) -> None:
    shell.json("restore", audited.path, "--to", "1")
    assert [o.number for o in FileWorkbook(audited.path).read({Order: Reach.WHOLE}).all(Order)] == [DRAFT]

    answer = shell.click("register", audited.path, DRAFT)

    assert answer.said["moved"] == [SECOND]
    assert shell.json("verify", audited.path).said["equal"]


def test_a_restore_can_itself_be_taken_back(shell: Shell, audited: Office) -> None:
    before = audited.path.read_bytes()
    kept = shell.json("restore", audited.path, "--to", "1").said["kept"]

    shell.json("restore", audited.path, "--to", str(kept))

    assert audited.path.read_bytes() == before
    assert shell.json("verify", audited.path).said["equal"]


@pytest.mark.parametrize("to", ["99", "0"])
def test_a_backup_that_is_not_there_changes_nothing(to: str, shell: Shell, audited: Office) -> None:
    before = audited.path.read_bytes()

    answer = shell.json("restore", audited.path, "--to", to)

    assert (answer.code, audited.path.read_bytes()) == (3, before)
    assert ways(audited.path)[-1] is Way.FILE


def test_without_backups_there_is_nothing_to_restore(shell: Shell, book: Path) -> None:
    assert shell.json("restore", book).said["code"] == 3


def test_a_click_keeps_as_many_backups_as_the_settings_say(shell: Shell, office: Office) -> None:
    office.types(Setting, "backups_kept", value="2")
    for _ in range(2):
        shell.click("register", office.path, DRAFT)
        shell.json("undo", office.path)

    assert [backup.number for backup in backups(office.path)] == [4, 3]


def test_a_click_that_changes_nothing_makes_no_backup(shell: Shell, office: Office) -> None:
    shell.click("help", office.path)
    shell.json("verify", office.path)

    assert backups(office.path) == []
