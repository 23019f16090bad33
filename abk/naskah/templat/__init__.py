"""The templates of the package: layouts (YAML), and the Word files that are written from them."""
