"""The version of the desk: the only place where it is written; pyproject.toml takes it from here."""

VERSION = "0.2.0"
