"""What waits for a signature: drafts of forms, plans of cases, keys on offer; scenarios. It proves nothing.

Whoever can read the store can read them; on PostgreSQL the account that wrote them, and Ortala.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from sqlalchemy import Connection, delete, func, select

from abk.analisis import skenario
from abk.errors import ParameterError
from abk.store.alamat import Sambungan
from abk.store.peristiwa import sekarang
from abk.store.skema import DRAF
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import teks_waktu

_SKENARIO = "skenario"


class DraftStore:
    """Drafts by room (``isian``, ``mulai``, ``kunci``) and name; every method is one transaction."""

    def __init__(self, sambungan: Sambungan) -> None:
        self.sambungan = sambungan

    def simpan(self, ruang: str, nama: str, isi: Mapping[str, Any]) -> None:
        """Keep a draft, in place of the one before."""
        with self.sambungan.tulis() as c:
            # the one that is spoken is loaded, and the other slow to load
            dialek: Any = import_module(f"sqlalchemy.dialects.{c.dialect.name}")
            nilai = {
                "isi": json.dumps(isi, ensure_ascii=False, default=str),
                "akun": _akun(c),
                "waktu": teks_waktu(sekarang()),
            }
            tambah = dialek.insert(DRAF).values(ruang=ruang, nama=nama, **nilai)
            c.execute(tambah.on_conflict_do_update(index_elements=["ruang", "nama"], set_=nilai))

    def baca(self, ruang: str, nama: str) -> dict[str, Any] | None:
        """A draft; None where there is none, or it cannot be read."""
        return self.semua(ruang, nama).get(nama)

    def semua(self, ruang: str, nama: str | None = None) -> dict[str, dict[str, Any]]:
        """Drafts of a room by name, oldest first; what cannot be read is passed over: it is only a draft."""
        tanya = (
            select(DRAF.c.nama, DRAF.c.isi).where(DRAF.c.ruang == ruang).order_by(DRAF.c.waktu, DRAF.c.nama)
        )
        with self.sambungan.baca() as c:
            baris = c.execute(tanya if nama is None else tanya.where(DRAF.c.nama == nama)).all()
        return {b.nama: isi for b in baris if (isi := _urai(b.isi)) is not None}

    def hapus(self, ruang: str, nama: str) -> None:
        """Forget a draft."""
        with self.sambungan.tulis() as c:
            c.execute(delete(DRAF).where(DRAF.c.ruang == ruang, DRAF.c.nama == nama))


def _akun(c: Connection) -> str:
    """Account on the server; empty where there is none."""
    server = c.dialect.name == "postgresql"
    return str(c.execute(select(func.session_user())).scalar_one()) if server else ""


def _urai(teks: Any) -> dict[str, Any] | None:
    try:
        isi = urai_json(teks)
    except (ValueError, TypeError):
        return None
    return isi if isinstance(isi, dict) else None


class ScenarioStore:
    """Scenarios by name; every method is one transaction. On PostgreSQL each account sees its own."""

    def __init__(self, sambungan: Sambungan) -> None:
        self._draf = DraftStore(sambungan)

    def simpan(self, s: skenario.Skenario) -> None:
        """Keep a scenario, in place of one of the same name."""
        self._draf.simpan(_SKENARIO, s.nama, s.model_dump(mode="json", exclude_defaults=True))

    def baca(self, nama: str) -> skenario.Skenario:
        """The scenario `nama`; ParameterError if there is none, or it cannot be used."""
        isi = self._draf.baca(_SKENARIO, nama)
        if isi is None:
            ada = ", ".join(self.daftar()) or "belum ada"
            raise ParameterError(f"Skenario {kutip(nama)} tidak ada dalam gudang.", f"Yang ada: {ada}.")
        return skenario.skenario(isi, f"skenario {nama} dalam gudang")

    def daftar(self) -> list[str]:
        """Names, oldest first."""
        return list(self._draf.semua(_SKENARIO))

    def hapus(self, nama: str) -> None:
        """Forget a scenario."""
        self._draf.hapus(_SKENARIO, nama)
