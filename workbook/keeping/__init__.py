"""What keeps a book safe: the anchor beside it, copies before each click, and where the program notes its own doings."""
