"""The memory: answers, versions, events. An SQLite file by default, PostgreSQL by address.

:func:`buka` opens a store, :class:`Gudang` saves, submits, returns and lists sheets; nothing that was
saved is ever changed or deleted. :attr:`Gudang.alur` keeps the cases of the procedure. :func:`open` gives
the kegiatan of a store or a folder.
"""

from typing import TYPE_CHECKING

from abk.tulisan.malas import muka

if TYPE_CHECKING:
    from abk.store.alamat import alamat_antarproses
    from abk.store.baru import buka_baru, gudang_contoh
    from abk.store.cadangan import cadangkan, migrasikan, pulihkan
    from abk.store.case_store import CaseStore, Rekaman
    from abk.store.galat import (
        AlamatError,
        CadanganError,
        GudangError,
        HakError,
        KonflikError,
        PenuhError,
        RusakError,
        SkemaError,
        StatusError,
        TerkunciError,
    )
    from abk.store.gudang import Gudang, buka, open  # noqa: A004 - abk.open
    from abk.store.lembar import KOLOM_BARIS, Lembar
    from abk.store.rls import beri_peran, cabut_peran, daftar_peran
    from abk.store.tetapan import Tetapan

__all__ = [
    "KOLOM_BARIS",
    "AlamatError",
    "CadanganError",
    "CaseStore",
    "Gudang",
    "GudangError",
    "HakError",
    "KonflikError",
    "Lembar",
    "PenuhError",
    "Rekaman",
    "RusakError",
    "SkemaError",
    "StatusError",
    "TerkunciError",
    "Tetapan",
    "alamat_antarproses",
    "beri_peran",
    "buka",
    "buka_baru",
    "cabut_peran",
    "cadangkan",
    "daftar_peran",
    "gudang_contoh",
    "migrasikan",
    "open",
    "pulihkan",
]

# SQLAlchemy is slow to load, and who only wants to read an answered sheet needs no database.
muka(__name__)
