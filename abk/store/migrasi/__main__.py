"""The commands that build an empty SQLite store, written anew: ``python -m abk.store.migrasi``."""

from sqlalchemy import create_engine

from abk.store.migrasi import BARU_SQLITE, tulis_sqlite

if __name__ == "__main__":
    with create_engine("sqlite://").begin() as c:
        BARU_SQLITE.write_text(tulis_sqlite(c), encoding="utf-8", newline="\n")
