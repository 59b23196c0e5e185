"""Upgrading yesterday's book."""
