"""What waits for a signature: drafts of forms, plans of cases, keys on offer; scenarios. It proves nothing.

Whoever can read the store can read them; on PostgreSQL the account that wrote them, and Ortala. There any
account may write one under any name: so who reads says from whom.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, delete, func, not_, or_, select, text, true

from abk.analisis import skenario
from abk.errors import ParameterError
from abk.store.alamat import Sambungan
from abk.store.peristiwa import sekarang
from abk.store.skema import DRAF, PERAN
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import teks_waktu

_SKENARIO = "skenario"

Dari = Literal["sendiri", "tepercaya", "siapa pun"]
"""Whose drafts are read on PostgreSQL: this account's; those of Ortala and the owner too; or anybody's."""

_HURUF_TERBANYAK, _BARIS_TERBANYAK = 20_000, 10_000
"""Longest draft, and most of them, that are read from anybody: an answer or a key on offer is short."""

_PEMILIK = text(
    "EXISTS (SELECT 1 FROM pg_roles r, pg_class t WHERE r.rolname = draf.akun "
    "AND t.oid = 'draf'::regclass AND pg_has_role(r.oid, t.relowner, 'MEMBER'))"
)


def milik(c: Connection, dari: Dari) -> ColumnElement[bool]:
    """Condition for the drafts of some accounts; all drafts where there are no accounts."""
    if c.dialect.name != "postgresql" or dari == "siapa pun":
        return true()
    sendiri = DRAF.c.akun == func.session_user()
    ortala = DRAF.c.akun.in_(select(PERAN.c.nama_role).where(PERAN.c.peran == "ortala"))
    return sendiri if dari == "sendiri" else or_(sendiri, ortala, _PEMILIK)


class DraftStore:
    """Drafts by room (``isian``, ``mulai``, ``kunci``) and name; every method is one transaction."""

    def __init__(self, sambungan: Sambungan) -> None:
        self.sambungan = sambungan

    def simpan(self, ruang: str, nama: str, isi: Mapping[str, Any]) -> None:
        """Keep a draft, in place of the one before; Ortala also in place of one that a unit put there."""
        with self.sambungan.tulis() as c:
            # the one that is spoken is loaded, and the other slow to load
            dialek: Any = import_module(f"sqlalchemy.dialects.{c.dialect.name}")
            nilai = {
                "isi": json.dumps(isi, ensure_ascii=False, default=str),
                "akun": _akun(c),
                "waktu": teks_waktu(sekarang()),
            }
            c.execute(delete(DRAF).where(*_di(ruang, nama), not_(milik(c, "tepercaya"))))
            tambah = dialek.insert(DRAF).values(ruang=ruang, nama=nama, **nilai)
            c.execute(tambah.on_conflict_do_update(index_elements=["ruang", "nama"], set_=nilai))

    def baca(self, ruang: str, nama: str, dari: Dari = "tepercaya") -> dict[str, Any] | None:
        """A draft; None where there is none, or it cannot be read."""
        return self.semua(ruang, nama, dari).get(nama)

    def semua(
        self, ruang: str, nama: str | None = None, dari: Dari = "tepercaya"
    ) -> dict[str, dict[str, Any]]:
        """Drafts of a room by name, oldest first; what cannot be read is passed over: it is only a draft."""
        tanya = select(DRAF.c.nama, DRAF.c.isi).where(*_di(ruang, nama)).order_by(DRAF.c.waktu, DRAF.c.nama)
        if dari == "siapa pun":  # nobody's page is filled with what somebody else has put there
            tanya = tanya.where(func.length(DRAF.c.isi) <= _HURUF_TERBANYAK).limit(_BARIS_TERBANYAK)
        with self.sambungan.baca() as c:
            baris = c.execute(tanya.where(milik(c, dari))).all()
        return {b.nama: isi for b in baris if (isi := _urai(b.isi)) is not None}

    def hapus(self, ruang: str, nama: str) -> None:
        """Forget a draft."""
        with self.sambungan.tulis() as c:
            c.execute(delete(DRAF).where(*_di(ruang, nama)))


def _di(ruang: str, nama: str | None) -> tuple[ColumnElement[bool], ...]:
    return (DRAF.c.ruang == ruang, *(() if nama is None else (DRAF.c.nama == nama,)))


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
