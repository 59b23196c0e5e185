"""What moves do besides changing a status: a file a subject; the folder is the register."""
