"""A workbook as a zip of XML, changed for tests with nothing of ours."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


@dataclass
class Members:
    """The members of a workbook, to be taken apart and put together with nothing of ours."""

    content: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path) -> "Members":
        with ZipFile(path) as book:
            return cls({name: book.read(name) for name in book.namelist()})

    def save(self, path: Path) -> None:
        with ZipFile(path, "w", ZIP_DEFLATED) as book:
            for name, content in self.content.items():
                book.writestr(name, content)

    def edit(self, name: str, change: Callable[[etree._Element], None]) -> None:
        root = etree.fromstring(self.content[name])
        change(root)
        self.content[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def swap(self, name: str, old: str, new: str) -> None:
        assert old.encode() in self.content[name], (name, old)
        self.content[name] = self.content[name].replace(old.encode(), new.encode())

    def sheet(self, title: str) -> str:
        """The part of a sheet, from the workbook's list."""
        listed = etree.fromstring(self.content["xl/workbook.xml"]).iter(f"{MAIN}sheet")
        key = next(one.get(f"{{{OFFICE}}}id") for one in listed if one.get("name") == title)
        links = etree.fromstring(self.content["xl/_rels/workbook.xml.rels"])
        return "xl/" + next(str(one.get("Target")) for one in links if one.get("Id") == key)

    def links(self, part: str) -> str:
        folder, _, name = part.rpartition("/")
        return f"{folder}/_rels/{name}.rels"

    def linked(self, part: str, kind: str) -> str:
        root = etree.fromstring(self.content[self.links(part)])
        return next(str(one.get("Target")).replace("..", "xl") for one in root if str(one.get("Type")).endswith(f"/{kind}"))

    def link(self, part: str, kind: str, target: str, key: str) -> None:
        place = self.links(part)
        self.content.setdefault(place, _NO_LINKS)
        fact = {"Id": key, "Type": f"{OFFICE}/{kind}", "Target": target}
        self.edit(place, lambda root: root.append(etree.Element(f"{_LINKS}Relationship", fact)))

    def register(self, part: str, content_type: str) -> None:
        fact = {"PartName": f"/{part}", "ContentType": content_type}
        self.edit("[Content_Types].xml", lambda root: root.append(etree.Element(f"{_TYPES}Override", fact)))

    def drop_sheet(self, title: str) -> None:
        """Takes a sheet away with its table."""
        part = self.sheet(title)
        table = self.linked(part, "table")
        drop = {part, self.links(part), table}

        def leave(root: etree._Element) -> None:
            sheets = list(root.iter(f"{MAIN}sheet"))
            at = next(i for i, one in enumerate(sheets) if one.get("name") == title)
            for name in list(root.iter(f"{MAIN}definedName")):
                place = name.get("localSheetId")
                if place == str(at):
                    name.getparent().remove(name)  # type: ignore[union-attr]  # a name stands in their list
                elif place is not None and int(place) > at:
                    name.set("localSheetId", str(int(place) - 1))
            sheets[at].getparent().remove(sheets[at])  # type: ignore[union-attr]  # so does a sheet

        short = part.removeprefix("xl/")
        self.edit("xl/workbook.xml", leave)
        self.edit("xl/_rels/workbook.xml.rels", lambda root: remove(root, lambda one: one.get("Target") == short))
        self.edit("[Content_Types].xml", lambda root: remove(root, lambda one: str(one.get("PartName"))[1:] in drop))
        for name in drop & self.content.keys():
            del self.content[name]


def rewrite_plate(book: Members, **facts: str) -> None:
    """Other facts on the nameplate; their order there is that of the class."""
    rows = {"schema": "B2", "app": "B3", "host": "B5"}
    for name, value in facts.items():
        book.edit(book.sheet("_desk"), lambda root, at=rows[name], said=value: say(root, at, said))  # type: ignore[misc]  # bound at once


def say(root: etree._Element, at: str, said: str) -> None:
    cell = next(one for one in root.iter(f"{MAIN}c") if one.get("r") == at)
    for child in list(cell):
        cell.remove(child)
    cell.set("t", "inlineStr")
    etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t").text = said


def remove(root: etree._Element, unwanted: Callable[[etree._Element], bool]) -> None:
    """Takes away the children that are unwanted."""
    for one in [one for one in root if unwanted(one)]:
        root.remove(one)


def add_cell(root: etree._Element, at: str, said: str) -> None:
    """A new cell at the end of its row."""
    number = "".join(sign for sign in at if sign.isdigit())
    row = next(one for one in root.iter(f"{MAIN}row") if one.get("r") == number)
    etree.SubElement(row, f"{MAIN}c", r=at)
    say(root, at, said)
