"""The official documents: Word templates, and what fills them."""
