"""Imported before nbformat or a Jupyter server: jsonschema then does without grammars of foreign addresses.

Where the package with them is installed, jsonschema builds 38 grammars at import, most of the start of a
process that makes or serves pages, and no schema of a notebook or a server asks for such an address. Only
this import goes without.
"""

import sys

_GRAMMARS = "rfc3987_syntax"

if "jsonschema" not in sys.modules and _GRAMMARS not in sys.modules:
    sys.modules[_GRAMMARS] = None  # type: ignore[assignment]  # what is None here cannot be imported
    try:
        import jsonschema  # noqa: F401
    finally:
        del sys.modules[_GRAMMARS]
