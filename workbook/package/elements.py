"""A part of a workbook as a tree of elements, and back; what only needs a tag or two is read and changed as it lies (tags.py)."""

from lxml import etree

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def parsed(xml: bytes) -> etree._Element:
    """The root of a part; nothing that it refers to is looked up."""
    return etree.fromstring(xml, _PARSER)


def written(root: etree._Element) -> bytes:
    """A part from its root, as Office begins one."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
