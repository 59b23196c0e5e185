"""Each kind of value stands in the cell exactly as it was given."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from order_logic.text import Text
from workbook.package import CellValue, Link, Refusal, refusal
from workbook.package.cells import cell_xml, escape_text, unescape_text


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        (0, "0"),
        (-7, "-7"),
        (10**20, "100000000000000000000"),
        (999_999_999_999_999, "999999999999999"),
        (0.1, "0.1"),
        (5.0, "5"),
        (-0.0, "0"),
        (1e-7, "1e-07"),
        (Decimal("12.50"), "12.5"),
        (Decimal("0.00"), "0"),
        (Decimal("-0.07"), "-0.07"),
        (Decimal("1E+3"), "1000"),
        (Decimal("123456789012.345"), "123456789012.345"),
        (date(2026, 3, 1), "46082"),
        (date(1900, 3, 1), "61"),
        (date(1900, 2, 28), "59"),
        (date(1900, 1, 1), "1"),
        (datetime(2026, 3, 1, 18), "46082.75"),
        (datetime(2026, 3, 1), "46082"),
    ],
)
def test_a_number_or_day_is_written_with_plain_digits(value: CellValue, stored: str) -> None:
    xml = cell_xml(5, 3, value)

    assert xml == f'<c r="C5"><v>{stored}</v></c>'.encode()


@pytest.mark.parametrize(
    ("value", "xml"),
    [
        (None, '<c r="A1" s="4"/>'),
        ("", '<c r="A1" s="4"/>'),
        (True, '<c r="A1" s="4" t="b"><v>1</v></c>'),
        ("=1+1", '<c r="A1" s="4" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>'),
        (" a<b>&\n", '<c r="A1" s="4" t="inlineStr"><is><t xml:space="preserve"> a&lt;b&gt;&amp;\n</t></is></c>'),
    ],
)
def test_other_values_keep_the_style_of_the_cell(value: CellValue, xml: str) -> None:
    assert cell_xml(1, 1, value, b"4") == xml.encode()


@pytest.mark.parametrize("text", ["\x00\x01\x1f", "\r\n", "_x0041_", "_x0041_x0042_", "_x005F_x0041_", "\ufffe", "\ud800", "a\tb"])
def test_characters_that_xml_cannot_hold_are_escaped_and_come_back(text: str) -> None:
    escaped = escape_text(text)

    assert unescape_text(escaped) == text
    assert not set(escaped) & set("\x00\x01\x1f\r\ufffe\ud800")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("长" * 32_768, refusal.LONG_TEXT),
        ("😀" * 16_384, refusal.LONG_TEXT),
        (1_234_567_890_123_456, refusal.LONG_NUMBER),
        (Decimal("1.234567890123456"), refusal.LONG_NUMBER),
        (float("nan"), refusal.NOT_A_NUMBER),
        (float("-inf"), refusal.NOT_A_NUMBER),
        (Decimal("NaN"), refusal.NOT_A_NUMBER),
        (Decimal("1E+400"), refusal.NOT_A_NUMBER),
        (date(1899, 12, 31), refusal.BAD_DAY),
        (datetime(2026, 3, 1, tzinfo=UTC), refusal.BAD_DAY),
        (Link("长" * 9_000, "'订单'!C5"), refusal.LONG_TEXT),
    ],
)
def test_a_value_excel_cannot_hold_is_refused_with_its_cell(value: CellValue, reason: Text) -> None:
    with pytest.raises(Refusal) as caught:
        cell_xml(5, 3, value)

    assert caught.value.reason is reason
    assert caught.value.facts["cell"] == "C5"


@pytest.mark.parametrize("text", ["长" * 32_767, "😀" * 16_383])
def test_the_longest_text_excel_holds_is_written_whole(text: str) -> None:
    assert text.encode() in cell_xml(1, 1, text)


def test_a_link_is_a_formula_with_its_text_cached() -> None:
    xml = cell_xml(1, 1, Link('看 "C5" <', "'订单'!C5"))

    formula = "HYPERLINK(&quot;#'订单'!C5&quot;,&quot;看 &quot;&quot;C5&quot;&quot; &lt;&quot;)"
    assert xml == f'<c r="A1" t="str"><f>{formula}</f><v>看 &quot;C5&quot; &lt;</v></c>'.encode()


def test_a_long_link_text_is_joined_from_pieces_excel_accepts() -> None:
    xml = cell_xml(1, 1, Link("长" * 300, "'订单'!C5")).decode()

    formula = xml.split("<f>")[1].split("</f>")[0]
    assert max(len(piece) for piece in formula.split("&quot;")) <= 255
    assert formula.count("长") == 300
