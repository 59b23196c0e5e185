"""Finds the sheets and tables of a workbook and the parts of the file they are kept in."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from workbook.package.areas import read_area
from workbook.package.cells import unescape_text
from workbook.package.container import Container
from workbook.package.refusal import DAMAGED, DATES_1904, NOT_A_WORKBOOK, SIGNED, Refusal
from workbook.package.tables import TablePlace
from workbook.package.tags import attributes, check_encoding, check_start, plain, tag_pattern

CONTENT_TYPES = "[Content_Types].xml"
_RELATION = tag_pattern("Relationship", prefixed=True)
_SHEET = tag_pattern("sheet")
_PROPERTIES = tag_pattern("workbookPr")
_TABLE = tag_pattern("table")
_HEADING = tag_pattern("tableColumn")
_RELATION_ID = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Relation(NamedTuple):
    """One link from a part to another: its id, the last word of its kind, and the name of the part it leads to."""

    key: str
    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a workbook: sheets in tab order (other tabs than cell sheets have an empty part), tables by display name."""

    workbook: str
    tabs: tuple[tuple[str, str], ...]
    tables: dict[str, TablePlace]
    calc_chain: str

    @property
    def sheets(self) -> dict[str, str]:
        """The part of each sheet of cells, by name."""
        return {name: part for name, part in self.tabs if part}


def read_layout(container: Container) -> Layout:
    """The layout of an open workbook; raises Refusal when it is none or cannot be changed safely (signed, 1904 dates, unusual XML)."""
    if container.find(CONTENT_TYPES) is None:
        raise Refusal(NOT_A_WORKBOOK)
    if any(record.name.lower().startswith("_xmlsignatures/") for record in container.records):
        raise Refusal(SIGNED)
    workbook = next((link.part for link in relations(container, "") if link.kind == "officeDocument"), "")
    xml = read_part(container, workbook)
    _check_workbook(xml, workbook)
    links = {link.key: link for link in relations(container, workbook)}
    tabs = tuple(_tabs(xml, links))
    tables = {table.name: table for name, part in tabs if part for table in _tables(container, name, part)}
    chain = next((link.part for link in links.values() if link.kind == "calcChain" and container.find(link.part)), "")
    return Layout(workbook, tabs, tables, chain)


def _check_workbook(xml: bytes, part: str) -> None:
    """Refuse a workbook part that is not written as Excel writes it, or counts its days from 1904."""
    try:
        check_start(xml, b"workbook")
    except Refusal as refusal:
        raise refusal.with_facts(part=part) from refusal
    properties = _PROPERTIES.search(xml)
    if properties and attributes(properties[2]).get(b"date1904") in (b"1", b"true"):
        raise Refusal(DATES_1904)


def read_part(container: Container, name: str) -> bytes:
    """The part called ``name``, checked to be UTF-8 without a document type; raises Refusal when it is missing or not so."""
    record = container.find(name) if name else None
    if record is None:
        raise Refusal(DAMAGED if name else NOT_A_WORKBOOK, part=name)
    xml = container.read(record)
    try:
        check_encoding(xml)
    except Refusal as refusal:
        raise refusal.with_facts(part=name) from refusal
    return xml


def relations_part(part: str) -> str:
    """Where the links of ``part`` are kept; those of the whole package when it is empty. Source: ECMA-376 Part 2, 6.5."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(container: Container, part: str) -> Iterator[Relation]:
    """The links of ``part`` to other parts of the package; none when it has no list of links."""
    name = relations_part(part)
    if container.find(name) is None:
        return
    for found in _RELATION.finditer(read_part(container, name)):
        named = attributes(found[2])
        if named.get(b"TargetMode") != b"External":
            yield relation(named, part)


def relation(named: dict[bytes, bytes], part: str) -> Relation:
    """The link of ``part`` written with the attributes ``named``."""
    target = unquote(plain(named.get(b"Target", b"")))
    whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
    return Relation(plain(named.get(b"Id", b"")), plain(named.get(b"Type", b"")).rpartition("/")[2], whole)


def _tabs(xml: bytes, links: dict[str, Relation]) -> Iterator[tuple[str, str]]:
    prefix = next((name[6:] for name, value in attributes(_root(xml)).items() if name[:6] == b"xmlns:" and value == _RELATION_ID), b"r")
    for found in _SHEET.finditer(xml):
        named = attributes(found[2])
        link = links.get(plain(named.get(prefix + b":id", b"")))
        yield plain(named.get(b"name", b"")), link.part if link and link.kind == "worksheet" else ""


def _root(xml: bytes) -> bytes:
    found = tag_pattern("workbook").search(xml)
    return found[2] if found else b""


def _tables(container: Container, sheet: str, part: str) -> Iterator[TablePlace]:
    for link in relations(container, part):
        if link.kind == "table":
            yield _table(read_part(container, link.part), sheet, link.part)


def _table(xml: bytes, sheet: str, part: str) -> TablePlace:
    start = _TABLE.search(xml)
    named = attributes(start[2]) if start else {}
    area = read_area(plain(named.get(b"ref", b"")))
    if area is None:
        raise Refusal(DAMAGED, part=part)
    headed = named.get(b"headerRowCount", b"1") != b"0"
    headings = tuple(unescape_text(plain(attributes(found[2]).get(b"name", b""))) for found in _HEADING.finditer(xml))
    first_row = area.first_row if headed else area.first_row - 1
    name, totals = plain(named.get(b"displayName", b"")), int(named.get(b"totalsRowCount", b"0"))
    return TablePlace(name, sheet, part, first_row, area.last_row, area.first_column, area.last_column, headings, headed, totals)
