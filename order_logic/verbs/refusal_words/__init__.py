"""The words of refusals by subject: a new one is written here and named in the list of its kind."""
