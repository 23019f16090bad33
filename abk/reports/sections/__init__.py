"""The sections of the pages: each a function from the material of a page to one section."""
