"""The workbook: which record is on which sheet, and how rows are read and written."""
