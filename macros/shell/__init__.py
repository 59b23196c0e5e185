"""The commands of the shell: the same verbs for Linux, a scheduled job, WPS and a closed file."""
