"""The papers: each one is a Python file that gathers its facts and a page of the same name beside it."""
