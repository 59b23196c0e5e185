"""Two spellings of one word meet; what nobody can see is found."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from order_logic.characters import cell_width, clean, control_characters, heading_key, simplified


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ＳＯ２０２６－００１", "SO2026-001"),
        ("\ufeff订单号", "订单号"),
        ("杭州\u200b宏达\xa0 ", "杭州宏达"),
        ("\u3000蓝 色\u3000", "蓝 色"),
        ("A\u202eB", "AB"),
        ("￥１２．５０", "¥12.50"),
        ("货到付款，（含税）", "货到付款，（含税）"),
        ("①㎡½", "①㎡½"),
        ("e\u0301", "é"),
        ("\uf900", "豈"),
        ("甲\n乙", "甲\n乙"),
    ],
)
def test_cleaning_keeps_what_is_meant(typed: str, meant: str) -> None:
    assert clean(typed) == meant


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)

    assert clean(once) == once


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("訂單號", "订单号"),
        ("客戶編號", "客户编号"),
        ("產品規格型號", "产品规格型号"),
        ("數量 單價 金額", "数量 单价 金额"),
        ("聯繫人電話", "联系人电话"),
        ("收貨地址 備註", "收货地址 备注"),
        ("稅率 發票號碼", "税率 发票号码"),
        ("確認交貨期", "确认交货期"),
        ("幣別 應收帳款", "币别 应收账款"),
        ("顏色 尺碼 單位", "颜色 尺码 单位"),
        ("業務員 審核 簽收", "业务员 审核 签收"),
        ("下單日期 運費 總計", "下单日期 运费 总计"),
        ("订单号 Order", "订单号 Order"),
    ],
)
def test_traditional_headings_are_read(traditional: str, simple: str) -> None:
    assert simplified(traditional) == simple


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_simplifying_keeps_the_length_and_settles(text: str) -> None:
    once = simplified(text)

    assert len(once) == len(text)
    assert simplified(once) == once


@pytest.mark.parametrize(
    ("heading", "same_as"),
    [
        ("金額（元）", "金额"),
        (" 单价(元/件) ", "单价"),
        ("重量【单位：kg】", "重量"),
        ("下单日期(YYYY-MM-DD)", "下单日期"),
        ("折扣率%", "折扣率"),
        ("*订单号：", "订单号"),
        ("＊訂 單 號（必填）", "订单号"),
        ("Order No.", "order_no"),
        ("ＳＫＵ", "sku"),
        ("批号/序列号", "批号序列号"),
        ("要求\n交期", "要求交期"),
    ],
)
def test_spellings_of_one_heading_share_a_key(heading: str, same_as: str) -> None:
    assert heading_key(heading) == heading_key(same_as) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("单价(含税)", "单价(不含税)"), ("单价（含税）", "单价"), ("电话1", "电话2"), ("合同交期", "要求交期")]
)
def test_brackets_that_say_more_than_a_unit_keep_their_words(one: str, other: str) -> None:
    assert heading_key(one) != heading_key(other)


def test_a_heading_of_nothing_but_signs_has_an_empty_key() -> None:
    assert heading_key("（元）—— ") == ""


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    key = heading_key(text)

    assert heading_key(key) == key


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("正常\t的\r\n文字", ()),
        ("铃\x07响\x07了\x00", ("U+0007", "U+0000")),
        ("\x85", ("U+0085",)),
        ("发票\u202e91", ("U+202E",)),
        ("\ud83d", ("U+D83D",)),
        ("\ufdd0\uffff\U0001fffe", ("U+FDD0", "U+FFFF", "U+1FFFE")),
        ("😀𠮷", ()),
    ],
)
def test_control_characters_are_named_once_each(text: str, found: tuple[str, ...]) -> None:
    assert control_characters(text) == found


@pytest.mark.parametrize(
    ("text", "places"),
    [("", 0), ("SO1", 3), ("订单", 4), ("ＡＢ", 4), ("①—", 4), ("e\u0301", 1), ("a\u200bb", 2), ("订单\nOrders", 6), ("ｱ", 1)],
)
def test_a_cell_is_as_wide_as_its_widest_line(text: str, places: int) -> None:
    assert cell_width(text) == places


@given(st.text(st.characters(categories=["Lu", "Ll", "Lo", "Nd"])))
def test_a_sign_takes_one_place_or_two(text: str) -> None:
    two = sum(unicodedata.east_asian_width(sign) in "WFA" for sign in text)

    assert cell_width(text) == len(text) + two
