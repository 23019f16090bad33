"""Layout of the documents: YAML lists of blocks, and what writes the Word templates from them."""
