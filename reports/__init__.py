"""Paper: the forms, statements and monthly reports that are printed or sent."""
