"""What builds the templates: one module per kind of document, each with a function ``templat``."""
