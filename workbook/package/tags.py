"""Reads and changes single tags of a workbook's XML without touching anything around them."""

import re
from collections.abc import Callable
from html import escape, unescape

from workbook.package.refusal import DTD, UNUSUAL_XML, Refusal

MAIN_NAMESPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_INSIDE = rb"""((?:\s(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)?/?)"""
_ATTRIBUTE = re.compile(rb"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")
_DECLARED = re.compile(rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml\s([^?>]*)\?>""")


def tag_pattern(*names: str, prefixed: bool = False) -> re.Pattern[bytes]:
    """A pattern for the start tags ``names``; group 1 is the name, group 2 the attributes with a trailing slash when self-closing."""
    prefix = rb"(?:\w+:)?" if prefixed else b""
    return re.compile(rb"<" + prefix + rb"(" + "|".join(names).encode() + rb")" + _INSIDE + rb">")


def attributes(inside: bytes) -> dict[bytes, bytes]:
    """The attributes between a tag's name and its end, values as they stand in the XML."""
    return {name: value[1:-1] for name, value in _ATTRIBUTE.findall(inside)}


def set_attribute(tag: bytes, name: bytes, value: bytes) -> bytes:
    """``tag`` with its attribute ``name`` replaced in place, or added right after the tag's name."""
    found = re.search(rb"\s" + re.escape(name) + rb"""\s*=\s*("[^"]*"|'[^']*')""", tag)
    if found:
        return tag[: found.start(1)] + b'"' + value + b'"' + tag[found.end(1) :]
    named = re.match(rb"<[\w:.-]+", tag)
    if not named:
        raise Refusal(UNUSUAL_XML)
    return tag[: named.end()] + b" " + name + b'="' + value + b'"' + tag[named.end() :]


def drop_attribute(inside: bytes, name: bytes) -> bytes:
    """The attributes ``inside`` a tag without ``name``."""
    return re.sub(rb"\s" + re.escape(name) + rb"""\s*=\s*("[^"]*"|'[^']*')""", b"", inside)


def drop_elements(xml: bytes, name: str, unwanted: Callable[[dict[bytes, bytes]], bool]) -> bytes:
    """``xml`` without the childless elements ``name`` whose attributes are ``unwanted``."""

    def judge(found: re.Match[bytes]) -> bytes:
        return b"" if unwanted(attributes(found[2])) else found[0]

    childless = re.compile(tag_pattern(name, prefixed=True).pattern[:-1] + rb"(?:(?<=/)>|>\s*</(?:\w+:)?" + name.encode() + rb"\s*>)")
    return childless.sub(judge, xml)


def plain(value: bytes) -> str:
    """An attribute's value or text as a person reads it."""
    return unescape(value.decode("utf-8"))


def quoted(value: str) -> bytes:
    """Text ready to stand in XML, as content or in a double-quoted attribute."""
    return escape(value, quote=False).replace('"', "&quot;").encode("utf-8")


def check_start(xml: bytes, root: bytes) -> None:
    """Refuse a part that is not UTF-8, declares a document type or does not start with an unprefixed ``root`` of Excel's namespace.

    ``xml`` is the part up to at least the end of its root tag. Source: ECMA-376 Part 1, transitional namespace.
    """
    check_encoding(xml)
    found = re.search(rb"<(?![?!])[^<]*", xml)
    started = tag_pattern(root.decode()).match(xml, found.start()) if found else None
    if not started or attributes(started[2]).get(b"xmlns") != MAIN_NAMESPACE:
        raise Refusal(UNUSUAL_XML)
    if b"<!" in xml or xml.count(b"<?") > bool(_DECLARED.match(xml)):
        raise Refusal(UNUSUAL_XML)


def check_encoding(xml: bytes) -> None:
    """Refuse XML in another encoding than UTF-8, or with a document type."""
    declared = _DECLARED.match(xml)
    encoding = attributes(declared[1]).get(b"encoding", b"utf-8") if declared else b"utf-8"
    if encoding.lower() not in (b"utf-8", b"us-ascii") or xml[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in xml[:4]:
        raise Refusal(UNUSUAL_XML)
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise Refusal(DTD)
