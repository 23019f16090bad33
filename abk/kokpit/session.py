"""One person at one case: reads it, opens a key, signs. Knows no widget, and keeps no secret but the key."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from abk.hasil import nama_unit
from abk.kegiatan import Kegiatan
from abk.sop import Alur, AlurError, Kunci, KunciError, Nama, Pejabat, Tanda, buka_alur, buka_kunci
from abk.sop.catatan.kunci import dari_peragaan, kunci_peragaan, terdaftar
from abk.sop.papan import jabatan
from abk.sop.slot import DATA_AWAL
from abk.sop.status import StatusAlur
from abk.store import Gudang

DIAM = dt.timedelta(minutes=30)
"""How long an opened key is kept while nobody does anything."""


@dataclass(frozen=True)
class Calon:
    """An official who may be chosen; ``teks`` shows identifier, office, and roles held today."""

    id: str
    teks: str
    peragaan: bool


class Session:
    """A case that is looked at, and the official who acts; every method may be called from any thread.

    The code may be empty where the store holds one case only.
    """

    def __init__(self, gudang: Gudang, kode: str = "", jam: Callable[[], dt.datetime] | None = None) -> None:
        self.gudang = gudang
        self.kunci = threading.RLock()
        self.pelaku = ""
        self._kunci: Kunci | None = None
        self._jam = jam
        self._terakhir = dt.datetime.now(dt.UTC)
        self.alur: Alur = buka_alur(gudang, kode)
        self._nama: tuple[str, Mapping[str, Nama]] = ("", {})
        self._unit: Mapping[str, str] = {}

    # ── the case ──────────────────────────────────────────────────────────────────────────────
    def muat(self) -> bool:
        """Read what was recorded meanwhile; whether there was anything."""
        with self.kunci:
            lama = self.alur
            self.alur = lama.muat()
            return self.alur is not lama

    @property
    def nama(self) -> Mapping[str, Nama]:
        """Names of the officials."""
        sidik = self.alur.keadaan.slot.get("daftar_pejabat", "")
        if self._nama[0] != sidik:
            self._nama = (sidik, self.alur.nama)
        return self._nama[1]

    def nama_unit(self, kode: str) -> str:
        """Name of a unit; nothing where the data do not know it."""
        if kode not in self._unit:
            awal = DATA_AWAL in self.alur.keadaan.slot
            self._unit = nama_unit(self.alur.data(DATA_AWAL) if awal else self.kegiatan())
        return self._unit.get(kode, "")

    @property
    def status(self) -> StatusAlur:
        """The case as it stands at this moment."""
        return StatusAlur(self.alur, self.saat)

    @property
    def peragaan(self) -> bool:
        """Whether anybody can sign in this case, because keys of it are no secret."""
        return self.alur.keadaan.peragaan

    @property
    def saat(self) -> dt.datetime:
        """The moment; in a play never before what was played."""
        kini = self._jam() if self._jam else dt.datetime.now(dt.UTC)
        akhir = self.alur.keadaan.terakhir
        if self.peragaan and akhir is not None and kini <= akhir:
            return akhir + dt.timedelta(minutes=1)
        return kini

    @property
    def hari(self) -> dt.date:
        """Day, where the ministry is."""
        return self.alur.keadaan.hari(self.saat)

    def kegiatan(self) -> Kegiatan:
        """Kegiatan of the store as it is now."""
        return self.gudang.kegiatan()

    # ── the official ──────────────────────────────────────────────────────────────────────────
    @property
    def calon(self) -> list[Calon]:
        """Officials of the case, in the order of the roles."""
        urut = [p.kode for p in self.alur.prosedur.peran]
        semua = sorted(self.alur.keadaan.pejabat.values(), key=lambda p: urut.index(p.penugasan[0].peran))
        return [Calon(p.id, f"{p.id} · {self._sebut(p)}", self._umum(p)) for p in semua]

    def _sebut(self, p: Pejabat) -> str:
        kini = [t for t in p.penugasan if t.berlaku(self.hari)]
        peran = [f"{t.sebutan} {self.alur.prosedur.nama_peran(t.peran)} {t.unit}".strip() for t in kini]
        kantor = jabatan(self.nama, p.id)
        return f"{kantor} ({', '.join(peran) or 'tidak bertugas hari ini'})"

    @property
    def terbuka(self) -> bool:
        """Whether somebody's key is open."""
        return self._kunci is not None

    @property
    def sebutan_pelaku(self) -> str:
        """Office of whoever acts."""
        p = self.alur.keadaan.pejabat.get(self.pelaku)
        return self._sebut(p) if p else ""

    def masuk(self, pejabat: str, berkas: str, frasa: str) -> None:
        """Open the key of an official; the passphrase is not kept."""
        if not berkas.strip():
            raise KunciError("Letak berkas kunci belum diisi.", "Tulis letak berkas kunci Anda.")
        self._buka(pejabat, buka_kunci(berkas.strip(), frasa))

    def masuk_peragaan(self, pejabat: str) -> None:
        """Take the key of an invented official, which anybody can make."""
        p = self._pejabat(pejabat)
        if not self._umum(p):
            raise KunciError(f"{p.id} bukan pejabat peragaan.", "Buka kuncinya dengan frasa sandi.")
        self._buka(pejabat, kunci_peragaan(pejabat))

    def kunci_layar(self) -> None:
        """Forget the key."""
        with self.kunci:
            self._kunci, self.pelaku = None, ""

    def sentuh(self) -> bool:
        """Note that somebody is there; whether the key was forgotten because nobody was for long."""
        kini = dt.datetime.now(dt.UTC)
        lama, self._terakhir = self._terakhir, kini
        if self.terbuka and kini - lama > DIAM:
            self.kunci_layar()
            return True
        return False

    def tanda(self) -> Tanda:
        """Signature of whoever acts; raises KunciError if no key is open."""
        if self._kunci is None:
            raise KunciError("Kunci belum dibuka.", "Pilih pejabat, lalu buka kuncinya.")
        sendiri = dt.datetime.now(dt.UTC)
        akhir = self.alur.keadaan.terakhir
        pakai = self._jam is not None or (self.peragaan and akhir is not None and sendiri <= akhir)
        return Tanda(self.pelaku, self._kunci, self.saat if pakai else None)

    def _umum(self, p: Pejabat) -> bool:
        return self.peragaan and dari_peragaan(p.kunci, p.id)

    def _pejabat(self, pejabat: str) -> Pejabat:
        ada = self.alur.keadaan.pejabat.get(pejabat)
        if ada is None:
            raise AlurError("Pejabat belum dipilih.", "Pilih jabatan Anda dari daftar.")
        return ada

    def _buka(self, pejabat: str, kunci: Kunci) -> None:
        with self.kunci:
            p = self._pejabat(pejabat)
            terdaftar(kunci, p.kunci, p.id)
            if p.kunci_sampai is not None and self.hari > p.kunci_sampai:
                raise KunciError(
                    f"Kunci {p.id} berakhir pada {p.kunci_sampai:%d-%m-%Y}.",
                    "Buat kunci baru dan minta ditunjuk ulang.",
                )
            self._kunci, self.pelaku = kunci, pejabat
