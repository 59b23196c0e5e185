"""Real clicks: LibreOffice with a window on a screen of its own, a mouse, and the buttons of the workbook."""
