"""Results as rows of documents: pure functions of a kegiatan, every cell already as text."""
