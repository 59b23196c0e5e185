"""The tab in Excel's ribbon is renewed by an upgrade; one that people made of their own stays."""

from pathlib import Path

from lxml import etree

from tests.gateways.upgrade.doing import upgraded
from tests.gateways.upgrade.members import Members
from tests.gateways.upgrade.test_hosts import a_book
from workbook.template.ribbon import LINK, PART, SPACE

OWN = f'<customUI xmlns="{SPACE}"><ribbon><tabs><tab id="mine" label="x"/></tabs></ribbon></customUI>'.encode()


def _unlink(root: etree._Element) -> None:
    for one in [one for one in root if one.get("Type") == LINK]:
        root.remove(one)


def test_a_tab_of_yesterday_is_renewed_and_a_missing_one_is_put_in(tmp_path: Path) -> None:
    path = a_book(tmp_path, "excel")
    book = Members.of(path)
    today = book.content[PART]
    book.swap(PART, "Ribbon_check", "Ribbon_gone")
    book.save(path)

    upgraded(path)
    renewed = Members.of(path)
    del renewed.content[PART]
    renewed.edit("_rels/.rels", _unlink)
    renewed.save(path)
    done = upgraded(path)

    after = Members.of(path)
    assert renewed.content.keys() | {PART} == after.content.keys()
    assert after.content[PART] == today
    assert after.content["_rels/.rels"].count(LINK.encode()) == 1
    assert done.buttons
    assert not upgraded(path).changed


def test_a_tab_that_people_made_of_their_own_stays(tmp_path: Path) -> None:
    path = a_book(tmp_path, "excel")
    book = Members.of(path)
    book.content[PART] = OWN
    book.save(path)

    upgraded(path)

    assert Members.of(path).content[PART] == OWN
