"""One file per sheet of buttons; the folder is the register."""
