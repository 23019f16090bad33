"""Pages of the cockpit: what each shows, and what can be done on it."""
