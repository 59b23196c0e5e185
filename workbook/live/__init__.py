"""The workbook that is open in Excel, through xlwings, which is loaded here and nowhere else."""

from workbook.live.workbook import LiveWorkbook, calling_workbook

__all__ = ["LiveWorkbook", "calling_workbook"]
