"""What the desk works out by itself: one file per subject; the folder is the register of computed columns."""
