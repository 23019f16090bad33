"""The cockpit: the procedure by role, in a notebook; and a full case played on the example ministry."""
