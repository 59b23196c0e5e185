"""The workbook that is open in LibreOffice, seen through xlwings as one that is open in Excel is."""
