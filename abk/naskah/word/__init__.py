"""The Word file of a document: read as untrusted, filled, always the same bytes; and shown as a page."""
