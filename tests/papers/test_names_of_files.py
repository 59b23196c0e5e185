"""Whatever a customer or an order is called, its paper lies in the folder, and nobody else's file is harmed."""

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.file_names import keep, safe_name
from workbook.gateway import Unusable

NASTY = [
    "../../etc/passwd", "..", ".", "", " ", "C:\\Windows\\x", "a/b", "con", "CON.txt", "nul .x", "COM¹", "ＣＯＮ", "LPT9", "x.", "x . ",
    "..x", "a\x00b", "a\nb", "a\u202efdp.exe", "客户\u200b", "／etc／passwd", "a∕b", "C：", "?*<>|\"", "长" * 300, "😀" * 200,
    "\ud800", "a\u0301" * 200, "{0}", "%2e%2e%2f", "~", "-rf", "$(id)", "`id`",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_name_becomes_one_harmless_part_of_a_path(text: str, tmp_path: Path) -> None:
    name = f"{safe_name(text)}.pdf"

    made = keep(tmp_path, name, b"x")

    assert made.parent == tmp_path
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert len(name.encode()) < 200
    assert not PureWindowsPath(name).is_reserved()
    assert not set('<>:"/\\|?*') & set(name)
    assert not name.startswith((".", " "))
    assert name.isprintable()


@given(st.text(st.characters() | st.sampled_from('/\\:*?"<>|. ／∕\u202e\u0000')))
def test_no_text_at_all_leads_out_of_the_folder(text: str) -> None:
    name = safe_name(text)

    assert Path(name).name == name == PureWindowsPath(name).name
    assert len(name.encode()) < 200


@pytest.mark.parametrize(("one", "other"), [("a:b", "a?b"), ("长" * 300 + "1", "长" * 300 + "2"), ("C＊1", "C*1"), ("a\u200bb", "ab")])
def test_names_that_lose_their_difference_get_another_one(one: str, other: str) -> None:
    assert safe_name(one) != safe_name(other)


@pytest.mark.parametrize("name", ["对账单 C0001 2026-10", "订单确认书 SO20261118-0001", "绵阳𫄧纟丝绸（集团）有限公司"])
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert safe_name(name) == name


def test_a_foreign_file_of_that_name_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "对账单.pdf").write_bytes(b"theirs")

    made = [keep(tmp_path, "对账单.pdf", content) for content in (b"one", b"two", b"one")]

    assert [path.name for path in made] == ["对账单 (2).pdf", "对账单 (3).pdf", "对账单 (2).pdf"]
    assert (tmp_path / "对账单.pdf").read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 3


def test_a_link_of_that_name_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"one")
    (tmp_path / "x.pdf").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "y.pdf").symlink_to(tmp_path / "nowhere")

    made = [keep(tmp_path, name, b"one").name for name in ("x.pdf", "y.pdf")]

    assert made == ["x (2).pdf", "y (2).pdf"]
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_of_that_name_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()

    assert keep(tmp_path, "x.pdf", b"one").name == "x (2).pdf"


def test_a_disk_without_hard_links_takes_files_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unable(self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", unable)

    made = [keep(tmp_path, "x.pdf", content).name for content in (b"one", b"two", b"one")]

    assert made == ["x.pdf", "x (2).pdf", "x.pdf"]
    assert len(list(tmp_path.iterdir())) == 2


def test_a_full_disk_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "hardlink_to", full)
    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(Unusable, match="No space"):
        keep(tmp_path, "x.pdf", b"one")
    assert list(tmp_path.iterdir()) == []
