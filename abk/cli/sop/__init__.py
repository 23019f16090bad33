"""``abk sop``: a case from the first instruction to the archive, one command an act."""
