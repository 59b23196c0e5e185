"""The monthly report: what is reckoned from the book for a month, and the twelve months that lead to it."""
