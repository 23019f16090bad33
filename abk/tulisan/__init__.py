"""How it is written: numbers, dates and words for Indonesian readers, and text that becomes HTML.

``format`` writes numbers and dates, ``terbilang`` both in words, ``istilah`` has the words for names inside
the program, ``markup`` is the one place where text becomes HTML, escaped.
Pages, documents and forms all write through this room, so that a number looks the same everywhere.
"""

VERSI: str


def __getattr__(nama: str) -> str:
    """The version of the program, looked up when somebody asks for it."""
    if nama != "VERSI":
        raise AttributeError(f"module {__name__!r} has no attribute {nama!r}")
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - brings all of email along

    try:
        versi = version("abk")
    except PackageNotFoundError:
        versi = "0+tidak-terpasang"
    return globals().setdefault("VERSI", versi)  # type: ignore[no-any-return]
