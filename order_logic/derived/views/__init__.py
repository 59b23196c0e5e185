"""What people look at every day: one file a view; the folder is the register."""
