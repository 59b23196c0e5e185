"""Writes a laid-out paper as PDF/A-3u: it reads the same in thirty years, and its data travel inside."""

import warnings
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reports.native import weasyprint

Inside = Sequence[tuple[str, str, bytes]]
"""Files that travel inside a PDF: name in ASCII, description, bytes."""
UNCERTAIN = b"\r\nendstream"
"""The end of a stream of which nobody can say whether its last byte belongs to it or to the line end (ISO 19005-3, 6.1.7)."""


def archived(document: Any, files: Inside, fetcher: Any) -> Any:
    """The PDF for the archive; its files bear the day of the paper, no clock is read."""
    pdf = _written(document, files, fetcher)
    return _written(document, files, fetcher, uncompressed_pdf=True) if UNCERTAIN in pdf else pdf


def _written(document: Any, files: Inside, fetcher: Any, **options: Any) -> Any:
    day = datetime.fromisoformat(document.metadata.created or "1970-01-01")
    dated = {"created": day, "modified": day, "relationship": "Data", "url_fetcher": fetcher}
    inside = [weasyprint().Attachment(string=content, name=name, description=told, **dated) for name, told, content in files]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves closing its colour profile to Python
        return document.write_pdf(pdf_variant="pdf/a-3u", attachments=inside, finisher=_finished, **options)


def _finished(document: Any, pdf: Any) -> None:
    """Leaves the properties uncompressed, so that any program of any year can read them (ISO 19005-3, 6.6.2), and what ends uncertainly."""
    properties = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    for stream in [piece for piece in pdf.objects if getattr(piece, "compress", False)]:
        if stream is properties or stream.data.endswith(UNCERTAIN):
            stream.compress = False
