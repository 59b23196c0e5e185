"""环境检查: a file for each thing looked at; the folder is the register."""
