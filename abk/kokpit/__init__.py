"""The cockpit: the procedure by role, in a notebook."""
