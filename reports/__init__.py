"""Paper: from the book to pages that leave the house."""
