"""The journal, its anchor and its copies."""
