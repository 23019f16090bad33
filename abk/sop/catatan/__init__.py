"""The log: its lines, its keys, its officials, and what each kind of event says."""
