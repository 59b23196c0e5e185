"""The report of an import says the same on the screen, in its file and to programs."""

import csv
from pathlib import Path

import pytest

from order_logic.text import Lang
from tests.gateways.foreign.source_files import ORDERS, a_folder, bring
from workbook.foreign import REPORT_NAME, Why

BROKEN = ORDERS + "A-104,C009,2026-11-20,2026-12-30,电话,电汇\n"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_rejected_row_stands_in_the_file(tmp_path: Path, lang: Lang) -> None:
    report = bring(a_folder(tmp_path, orders=BROKEN)).report

    report.write(tmp_path / REPORT_NAME, lang)

    with (tmp_path / REPORT_NAME).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert all(len(row) == 7 for row in rows)
    assert ["订单.csv", "5", "客户编号", "C009"] in [row[1:5] for row in rows]


def test_a_value_that_looks_like_a_formula_is_made_harmless(tmp_path: Path) -> None:
    orders = ORDERS + "A-104,=HYPERLINK(1),2026-11-20,2026-12-30,电话,电汇\n"

    report = bring(a_folder(tmp_path, orders=orders)).report

    assert [row[4] for row in report.table("zh") if row[4].endswith("HYPERLINK(1)")] == ["'=HYPERLINK(1)"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_line_is_said_without_blanks_left_open(tmp_path: Path, lang: Lang) -> None:
    report = bring(a_folder(tmp_path, orders=BROKEN.replace("2026-12-25", "bald"))).report

    lines = list(report.lines(lang))

    assert len(lines) == len(report.files) + len(report.made) + len(report.rejected)
    assert not any("{" in line for line in lines)


def test_every_reason_is_said_in_both_languages() -> None:
    assert all(why.text.zh and why.text.en for why in Why)


def test_programs_get_codes(tmp_path: Path) -> None:
    plain = bring(a_folder(tmp_path, orders=BROKEN)).report.plain()

    assert [(r["row"], r["why"]) for r in plain["rejected"]] == [(5, "UNKNOWN")]
    assert sum(f["read"] for f in plain["files"]) == sum(f["accepted"] + f["rejected"] for f in plain["files"])
