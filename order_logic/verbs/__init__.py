"""What can be done with the book: pure functions from a book to changes and findings."""
