"""Files come in whatever encoding, separator and layout their programs like."""

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from tests.gateways.foreign.source_files import CUSTOMERS, ORDERS, a_folder, a_sheet_file, text_file
from workbook.foreign import REPORT_NAME, read_source
from workbook.gateway import Unusable


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_text_file_is_read_in_its_own_encoding(tmp_path: Path, encoding: str) -> None:
    path = text_file(tmp_path, "客户.csv", CUSTOMERS, encoding)

    table = read_source(path)[0]

    assert table.headings[:2] == ("客户编号", "客户名称")
    assert table.rows[1][1] == "苏州锡山液压有限公司"


def test_big5_is_told_from_gbk_by_headings_that_make_sense(tmp_path: Path) -> None:
    path = text_file(tmp_path, "訂單.csv", "訂單編號,客戶編號,下單日期\nA-1,C001,2026-11-18\n", "big5")

    table = read_source(path)[0]

    assert table.headings == ("訂單編號", "客戶編號", "下單日期")


def test_an_encoding_that_is_named_is_used(tmp_path: Path) -> None:
    path = text_file(tmp_path, "k.csv", "CustomerID,CompanyName\nBERGS,Berglunds snabbköp\n", "cp1252")

    table = read_source(path, "cp1252")[0]

    assert table.rows[0][1] == "Berglunds snabbköp"


@pytest.mark.parametrize("sign", [",", "\t", ";", "|"])
def test_the_separator_is_found(tmp_path: Path, sign: str) -> None:
    path = text_file(tmp_path, "o.csv", "订单号;客户编号;备注\nA-1;C001;急，先发\nA-2;C002;a b\n".replace(";", sign))

    table = read_source(path)[0]

    assert [row[1] for row in table.rows] == ["C001", "C002"]


def test_row_numbers_are_those_that_people_see(tmp_path: Path) -> None:
    path = text_file(tmp_path, "o.csv", "某店铺 11 月订单\n\n订单号,客户编号,备注\nA-1,C001,\n,,\nA-2,C002,\n")

    table = read_source(path)[0]

    assert table.numbers == (4, 6)


def test_a_number_wrapped_as_a_formula_of_text_keeps_its_digits(tmp_path: Path) -> None:
    path = text_file(tmp_path, "o.csv", '订单号,客户编号\n="5566778899001122",C001\n')

    assert read_source(path)[0].rows[0][0] == "5566778899001122"


def test_a_cell_of_several_lines_stays_one_cell(tmp_path: Path) -> None:
    path = text_file(tmp_path, "o.csv", '订单号,备注\nA-1,"先发\n一半"\nA-2,x\n')

    table = read_source(path)[0]

    assert [row[0] for row in table.rows] == ["A-1", "A-2"]
    assert table.rows[0][1] == "先发\n一半"


def test_a_folder_gives_every_table_but_our_own_report(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    text_file(folder, REPORT_NAME, "类别,文件\n合计,x\n")
    text_file(folder, "LICENSE", "MIT")

    names = {table.file for table in read_source(folder)}

    assert names == {"客户.csv", "产品.csv", "订单.csv", "订单明细.csv"}


def test_a_cell_merged_over_rows_stands_for_each_of_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [["订单号", "商品编码", "数量"], ["A-1", "P-1", 2], [None, "P-2", 3], ["A-2", "P-1", 1]]
    path = a_sheet_file(tmp_path / "o.xlsx", rows, merged=["A2:A3"])

    table = read_source(path)[0]

    assert [row[0] for row in table.rows] == ["A-1", "A-1", "A-2"]


def test_days_and_numbers_of_a_sheet_stay_what_they_are(tmp_path: Path) -> None:
    rows: list[list[object]] = [["订单号", "下单日期"], [10248, datetime(2026, 11, 18)]]
    path = a_sheet_file(tmp_path / "o.xlsx", rows)

    table = read_source(path)[0]

    assert table.name == "o.xlsx·导出"
    assert table.rows[0][0] == 10248
    assert str(table.rows[0][1]).startswith("2026-11-18")


@pytest.mark.libreoffice
def test_an_old_xls_file_is_read(tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: no program soffice on the path")
    path = a_sheet_file(tmp_path / "o.xlsx", [["訂單編號", "客戶編號"], ["A-1", "C001"]])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", str(tmp_path / "old"), str(path)]
    subprocess.run(convert, check=True, capture_output=True, timeout=90)

    table = read_source(tmp_path / "old" / "o.xls")[0]

    assert table.headings == ("訂單編號", "客戶編號")
    assert table.rows[0] == ["A-1", "C001"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("o.xlsx", b"PK\x03\x04 half a file"), ("o.csv", b"\x81\xff\x00\xfe\xff\xff"), ("o.csv", b""), ("o.pdf", b"%PDF"), ("o.xls", b"")],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(Unusable):
        read_source(path)


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unusable):
        read_source(tmp_path / "nothing.csv")
    with pytest.raises(Unusable):
        read_source(tmp_path)


def test_headings_alone_are_a_table_without_rows(tmp_path: Path) -> None:
    path = text_file(tmp_path, "订单.csv", ORDERS.splitlines()[0])

    assert read_source(path)[0].rows == ()
