"""Imported before nbformat: its jsonschema then does without the grammars of international addresses.

Where the package with them is installed, jsonschema builds 38 grammars at import, most of the start of a
process that makes pages, and no schema of a notebook asks for such an address. Only this import goes without.
"""

import sys

_GRAMMARS = "rfc3987_syntax"

if "jsonschema" not in sys.modules and _GRAMMARS not in sys.modules:
    sys.modules[_GRAMMARS] = None  # type: ignore[assignment]  # what is None here cannot be imported
    try:
        import jsonschema  # noqa: F401
    finally:
        del sys.modules[_GRAMMARS]
