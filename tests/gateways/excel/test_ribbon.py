"""Excel's ribbon holds every button once, with caption, icon and tip, as the schema of customUI14 asks for."""

from pathlib import Path

import pytest
from lxml import etree

from macros import making
from macros.button import GROUPS, ICONS, SHIPPING, button
from macros.desk import Pressed
from macros.edge import buttons
from macros.making import button_faces
from order_logic.records import Order
from order_logic.text import Lang, Text
from tests.gateways.excel.parts import Whole
from tests.gateways.template.books import build_at
from workbook.template.faces import ButtonFace
from workbook.template.ribbon import LINK, PART, SPACE, TAB, ribbon
from workbook.vba import ribbon_name
from workbook.vba.modules import RIBBON
from workbook.vba.reading import read_modules

ALLOWED = {
    "customUI": set[str](),
    "ribbon": set[str](),
    "tabs": set[str](),
    "tab": {"id", "label", "insertAfterMso"},
    "group": {"id", "label", "imageMso"},
    "menu": {"id", "label", "imageMso", "size"},
    "button": {"id", "label", "imageMso", "size", "screentip", "supertip", "onAction"},
}
KNOWN_ICONS = {
    "AcceptInvitation", "BusinessCardInsertMenu", "Calculator", "Chart3DColumnChart", "ControlWizards", "Copy", "DataValidation",
    "DeclineInvitation", "EnvelopesAndLabelsDialog", "ErrorChecking", "FileDocumentInspect", "FileNew", "FilePrint", "Filter", "FindDialog",
    "Help", "ImportExcel", "Lock", "MacroPlay", "NewAppointment", "ReviewAcceptChange", "ReviewNewComment", "ReviewTrackChanges",
    "TableInsert", "Undo",
}  # fmt: skip
"""Names of Office's own icons that were looked up; Excel shows none for a name that it does not know."""


def tags(xml: bytes, tag: str) -> list[etree._Element]:
    return list(etree.fromstring(xml).iter(f"{{{SPACE}}}{tag}"))


def of(lang: Lang) -> bytes:
    return ribbon(button_faces(), lang)


def test_the_book_links_its_tab_as_excel_asks_for(whole: Whole) -> None:
    assert [link.target for link in whole.links("") if link.kind == LINK] == [PART]
    assert whole.held[PART] == of("zh")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_button_stands_there_once_with_its_words_icon_and_sub(new: Path, lang: Lang) -> None:
    subs = read_modules(Whole.of(new).held["xl/vbaProject.bin"])[RIBBON]
    found = {str(one.get("id")).removeprefix(f"{TAB}_"): one for one in tags(of(lang), "button")}

    assert found.keys() == buttons().keys()
    assert len(tags(of(lang), "button")) == len(found)
    for name, one in found.items():
        assert str(one.get("label")).endswith(buttons()[name].caption.say(lang).replace("&", "&&"))
        assert one.get("supertip") == buttons()[name].tip.say(lang)
        assert one.get("imageMso") in KNOWN_ICONS
        assert f"Public Sub {one.get('onAction')}(control As IRibbonControl)" in subs


def test_elements_carry_only_what_the_schema_allows_with_ids_of_their_own() -> None:
    every = list(etree.fromstring(of("en")).iter())
    ids = [str(one.get("id")) for one in every if one.get("id")]

    for one in every:
        assert set(map(str, one.attrib)) <= ALLOWED[etree.QName(one).localname]
    assert len(ids) == len(set(ids))
    assert all(0 < len(value) <= 1024 for one in every for value in one.attrib.values())
    assert {one.get("size") for one in tags(of("en"), "button") if one.getparent() in tags(of("en"), "menu")} <= {None}


def test_groups_stand_in_the_order_of_an_orders_life_and_have_their_icon() -> None:
    shown = [str(group.get("label")) for group in tags(of("zh"), "group")]

    assert shown == sorted(shown, key=[group.zh for group in GROUPS].index)
    assert {group.get("imageMso") for group in tags(of("zh"), "group")} <= KNOWN_ICONS
    assert ICONS.keys() == set(GROUPS)


def test_few_buttons_stand_open_and_many_go_into_a_menu() -> None:
    group = Text("组", "Group")
    few, many = ([ButtonFace(f"b{n}", Text("甲&乙", "A&B"), group, Text, group) for n in range(count)] for count in (3, 4))

    assert len(tags(ribbon(few, "zh"), "menu")) == 0
    assert len(tags(ribbon(many, "zh"), "menu")) == 1
    assert {one.get("label") for one in tags(ribbon(many, "en"), "button")} == {"A&&B"}
    assert {one.get("onAction") for one in tags(ribbon(few, "zh"), "button")} == {ribbon_name(f"b{n}") for n in range(3)}


def test_a_button_of_several_places_is_shown_once_by_its_number() -> None:
    (check,) = (one for one in tags(of("zh"), "button") if one.get("id") == f"{TAB}_check")

    assert (check.get("label"), check.get("size")) == ("③ 检查", "large")


def test_a_button_that_joins_the_register_is_in_the_ribbon_and_on_its_sheet_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    one = button("weigh", "过磅", "Weigh", tip=("称一称", "Weighs it"), sheet=Order, group=SHIPPING, icon="Calculator")(lambda _: Pressed())
    monkeypatch.setattr(making, "buttons", lambda: {**buttons(), "weigh": one})

    faces = button_faces()

    (shown,) = (control for control in tags(ribbon(faces, "en"), "button") if control.get("label") == "Weigh")
    assert (shown.get("imageMso"), shown.get("supertip"), shown.get("onAction")) == ("Calculator", "Weighs it", "Ribbon_weigh")
    assert [face.sheet for face in faces if face.name == "weigh"] == [Order]


def test_a_book_for_libreoffice_and_one_without_macros_have_no_tab(tmp_path: Path) -> None:
    office, plain = build_at(tmp_path, host="libreoffice"), build_at(tmp_path, name="订单台.xlsx")

    for path in (office, plain):
        assert PART not in Whole.of(path).held
        assert not [link for link in Whole.of(path).links("") if link.kind == LINK]
