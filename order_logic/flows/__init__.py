"""Where things may go: statuses, stages, moves and who may press, as data."""
