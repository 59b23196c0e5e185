"""Brings yesterday's book to today's program: nothing that people made is lost."""

from workbook.upgrade.carrying import Today, Upgraded, upgrade

__all__ = ["Today", "Upgraded", "upgrade"]
