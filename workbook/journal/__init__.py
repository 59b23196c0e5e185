"""操作日志: what was done, by whom and when, in rows that nobody can change unseen."""

from workbook.journal.chain import Action, chained, link_of
from workbook.journal.opening import digests, first_row
from workbook.journal.rows import journal_rows

__all__ = ["Action", "chained", "digests", "first_row", "journal_rows", "link_of"]
