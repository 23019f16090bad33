"""A case before its first signature: what was typed for it, what is missing, how it is started."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd

from abk.errors import AbkError
from abk.naskah.profil import PROFIL_BAWAAN, Profil, profil
from abk.naskah.profil.bentuk import FUNGSI
from abk.naskah.profil.contoh import ganti_instansi, netral, tanpa_alamat_contoh
from abk.sop import (
    Alur,
    AlurError,
    Nama,
    Pejabat,
    Penugasan,
    Prosedur,
    Tanda,
    buka_kunci,
    mulai,
    prosedur,
)
from abk.sop.catatan.kunci import kunci_peragaan, tawaran, terdaftar
from abk.sop.daftar_pejabat import BarisPejabat, DaftarPejabat, baca_daftar
from abk.sop.kaidah.mulai import salah_unit
from abk.sop.prosedur.model import Peran
from abk.store import Gudang

RUANG = "mulai"
"""Room of the drafts in which a case is prepared."""

LATIHAN = "LATIHAN"
"""Word that stands in the title of a rehearsal and in the letterhead of its documents."""

_KODE = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")


@dataclass(frozen=True)
class Butir:
    """A point of the checklist; ``rinci`` says what to do."""

    kata: str
    ada: bool
    rinci: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoreView:
    """What a store says of a case that is prepared, looked at once: units, keys on offer, codes in use.

    daftar : the pasted list as it reads beside them
    """

    alamat: str
    hari: dt.date
    unit: pd.DataFrame
    tawar: Mapping[str, str]
    kode: frozenset[str]
    daftar: DaftarPejabat


@dataclass
class Persiapan:
    """What was typed; kept as a draft of the store after every change."""

    profil: str = PROFIL_BAWAAN
    instansi: str = ""
    kota: str = ""
    alamat: str = ""
    tahun: str = ""
    judul: str = ""
    kode: str = ""
    unit: list[str] = field(default_factory=list)
    pejabat: str = ""

    @classmethod
    def dari(cls, gudang: Gudang, hari: dt.date) -> Persiapan:
        """What was typed before, else what goes without saying."""
        k = gudang.pengaturan()
        tahun = str(k.tahun or hari.year)
        awal = cls(
            instansi=k.instansi, tahun=tahun, judul=f"Analisis Beban Kerja Tahun {tahun}", kode=f"abk-{tahun}"
        )
        lama = gudang.draf.baca(RUANG, "") or {}
        semua = asdict(awal)
        pakai = {n: v for n, v in lama.items() if type(v) is type(semua.get(n))}
        return cls(**{**semua, **pakai})

    def simpan(self, gudang: Gudang) -> None:
        """Keep it: who can read the store can read it."""
        gudang.draf.simpan(RUANG, "", asdict(self))

    # ── what it says ──────────────────────────────────────────────────────────────────────────
    @property
    def acuan(self) -> Prosedur:
        """The procedure."""
        return prosedur()

    @property
    def ganti(self) -> dict[str, Any]:
        """What is other than in the profile."""
        return ganti_instansi(self.profil, self.instansi, self.kota, self.alamat)

    def profil_naskah(self) -> Profil:
        """Profile of its documents; ProfilError if it cannot be."""
        return profil(self.profil, ganti=self.ganti)

    def baris_kop(self) -> list[str]:
        """Lines of the letterhead of who checks the work, with the address; examples by what is to be set."""
        if self._salah_profil() and self.instansi.strip():
            return []
        milik = netral(tanpa_alamat_contoh(self.profil_naskah()))
        return [*milik.baris_kop(milik.jabatan["pemeriksa"].kop), *milik.alamat.baris]

    def bahan(self, gudang: Gudang, hari: dt.date) -> StoreView:
        """The store as it is now, and officials as the pasted list names them."""
        tabel = gudang.identitas("unit")
        nama = dict(zip(tabel["kode_unit"], tabel["nama_unit"], strict=True))
        ikut = {u: str(nama[u]) for u in self.unit if u in nama}
        judul = jabatan_peran(self.acuan, self.profil_naskah())
        daftar = baca_daftar(self.pejabat, self.acuan, jabatan=judul, unit=ikut, hari=hari)
        kode = frozenset(str(satu["kode"]) for satu in gudang.alur.daftar())
        return StoreView(gudang.alamat, hari, tabel, tawaran(gudang), kode, daftar)

    # ── what is missing ───────────────────────────────────────────────────────────────────────
    def periksa(self, bahan: StoreView) -> list[Butir]:
        """The checklist for step 1: what is not there blocks the start."""
        daftar = bahan.daftar
        tanpa = daftar.tanpa_kunci(bahan.tawar)
        perlu = self._peran_kurang(daftar, bahan.hari)
        pemula = self.pemula(bahan)
        boleh = " atau ".join(self.acuan.nama_peran(p) for p in self.acuan.fungsi.memulai)
        unit = salah_unit(bahan.unit, self.unit) if self.unit else ["pilih unit yang ikut"]
        undang = tuple(undangan(satu, bahan.alamat) for satu in _orang(tanpa))
        return [
            Butir("Instansi dan profil naskah", not (s := self._salah_profil()), s),
            Butir("Judul, tahun, dan kode alur", not (s := self._salah_kepala(bahan)), s),
            Butir("Unit yang ikut", not unit, tuple(unit)),
            Butir(
                "Daftar pejabat terbaca",
                bool(daftar.baris) and not daftar.salah,
                daftar.salah or _kosong(daftar),
            ),
            Butir("Setiap peran ada pejabatnya hari ini", not perlu, tuple(f"belum ada: {s}" for s in perlu)),
            Butir("Kunci setiap pejabat", bool(daftar.baris) and not tanpa, undang),
            Butir("Yang memulai", bool(pemula), () if pemula else (f"{boleh}, dengan kuncinya",)),
        ]

    def _peran_kurang(self, daftar: DaftarPejabat, hari: dt.date) -> list[str]:
        """Roles that the case needs from its first day, as the rules of the procedure have it."""
        ada = {(s.peran, s.unit) for s in daftar.baris if s.sejak <= hari <= (s.sampai or hari)}
        kerja = {k.pelaksana for k in self.acuan.langkah if not k.opsional}
        perlu = [(p, u) for p in self.acuan.peran if p.kode in kerja for u in self._tempat(p)]
        return [f"{p.nama} {u}".strip() for p, u in perlu if (p.kode, u) not in ada]

    def _tempat(self, peran: Peran) -> Sequence[str]:
        return self.unit if peran.lingkup == "unit" else ("",)

    def _salah_profil(self) -> tuple[str, ...]:
        if not self.instansi.strip():
            return ("isi nama instansi",)
        try:
            self.profil_naskah()
        except AbkError as salah:
            return (f"{salah.pesan} {salah.saran}",)
        return ()

    def _salah_kepala(self, bahan: StoreView) -> tuple[str, ...]:
        salah = {
            "judul paling sedikit tiga huruf": len(self.judul.strip()) <= len("ab"),
            "tahun empat angka": not re.fullmatch(r"\d{4}", self.tahun),
            "kode alur: huruf kecil, angka, dan tanda hubung": not _KODE.fullmatch(self.kode),
            f"kode alur {self.kode} sudah dipakai": self.kode in bahan.kode,
        }
        return tuple(kata for kata, benar in salah.items() if benar)

    # ── the start ─────────────────────────────────────────────────────────────────────────────
    def pemula(self, bahan: StoreView) -> list[tuple[str, str]]:
        """Who may start it now: identifier, and name with title."""
        orang, nama = bahan.daftar.pejabat(bahan.tawar)
        boleh = self.acuan.fungsi.memulai
        return [
            (p.id, f"{nama[p.id].nama}, {nama[p.id].jabatan}")
            for p in orang
            if any(t.peran in boleh and t.berlaku(bahan.hari) for t in p.penugasan)
        ]

    def mulai(
        self, gudang: Gudang, pelaku: str, berkas: str, frasa: str, *, hari: dt.date, usulan: bytes | None
    ) -> Alur:
        """Start it, signed by one of its officials; the draft is forgotten.

        Raises AlurError with everything that is missing, KunciError if the key does not open, or is another.
        """
        bahan = self.bahan(gudang, hari)
        if kurang := [b.kata for b in self.periksa(bahan) if not b.ada]:
            raise AlurError(f"Belum lengkap: {', '.join(kurang)}.", "Lengkapi menurut daftar periksa.")
        orang, nama = bahan.daftar.pejabat(bahan.tawar)
        milik = next((p for p in orang if p.id == pelaku), None)
        if milik is None:
            raise AlurError("Yang memulai belum dipilih.", "Pilih pejabatnya.")
        kunci = terdaftar(buka_kunci(berkas.strip(), frasa), milik.kunci, pelaku)
        alur = mulai(gudang, Tanda(pelaku, kunci), pejabat=orang, nama=nama, usulan=usulan, **self._pokok())
        gudang.draf.hapus(RUANG, "")
        return alur

    def _pokok(self) -> dict[str, Any]:
        return {
            "kode": self.kode,
            "tahun": int(self.tahun),
            "judul": self.judul.strip(),
            "unit": tuple(self.unit),
            "prosedur": self.acuan,
            "profil": self.profil,
            "ganti_profil": self.ganti,
        }

    def latihan(self, gudang: Gudang, hari: dt.date) -> Alur:
        """A rehearsal with invented officials, whose keys anybody can make, and a word that says so."""
        unit = self.unit or _unit_latihan(gudang.identitas("unit"))
        kode = _kode_baru(gudang)
        judul = jabatan_peran(self.acuan, profil(self.profil))
        orang, nama = [], {}
        for p in self.acuan.peran:
            for u in unit if p.lingkup == "unit" else [""]:
                baris = BarisPejabat(0, "", "", p.kode, hari.replace(month=1, day=1), u)
                tugas = Penugasan(peran=p.kode, unit=u, sejak=baris.sejak)
                orang.append(Pejabat(id=baris.id, kunci=kunci_peragaan(baris.id).publik, penugasan=(tugas,)))
                nama[baris.id] = Nama(
                    nama=f"{LATIHAN} {p.nama}", jabatan=judul.get(p.kode, f"Pimpinan {u}"), nip=""
                )
        pelaku = next(o.id for o in orang if o.penugasan[0].peran == self.acuan.fungsi.memulai[0])
        tahun = int(self.tahun) if self.tahun.isdecimal() else hari.year
        pokok = self._pokok_latihan(kode, tahun, unit)
        usulan = f"{LATIHAN}: usulan rekaan, bukan dokumen sebenarnya.".encode()
        kunci = Tanda(pelaku, kunci_peragaan(pelaku))
        return mulai(gudang, kunci, pejabat=orang, nama=nama, usulan=usulan, peragaan=True, **pokok)

    def _pokok_latihan(self, kode: str, tahun: int, unit: list[str]) -> dict[str, Any]:
        return {
            "kode": kode,
            "tahun": tahun,
            "judul": f"{LATIHAN} – {self.judul.strip() or f'Analisis Beban Kerja Tahun {tahun}'}",
            "unit": tuple(unit),
            "prosedur": self.acuan,
            "profil": self.profil,
            "ganti_profil": {"instansi": {"nama": f"{LATIHAN} – BUKAN NASKAH SEBENARNYA"}},
        }


def undangan(baris: BarisPejabat, alamat: str) -> str:
    """Invitation to make a key, to be sent to an official."""
    perintah = f'abk kunci buat {baris.id}.kunci --ke {alamat} --sebagai "{baris.jabatan}"'
    return (
        f"{baris.nama} ({baris.jabatan}): buat kunci di kokpit (tombol Buat kunci) atau dengan perintah "
        f"{perintah}; lalu bacakan sidik jarinya."
    )


def jabatan_peran(acuan: Prosedur, milik: Profil) -> Mapping[str, str]:
    """Role → its title in the documents of an institution."""
    semua = milik.jabatan
    menurut = {acuan.fungsi.utama(f): semua[f].lengkap for f in FUNGSI if acuan.fungsi.utama(f)}
    return {**{p.kode: semua[p.kode].lengkap for p in acuan.peran if p.kode in semua}, **menurut}


def _kosong(daftar: DaftarPejabat) -> tuple[str, ...]:
    return () if daftar.baris else ("tempel daftar pejabat",)


def _orang(baris: Sequence[BarisPejabat]) -> list[BarisPejabat]:
    """The first row of each person."""
    return list({s.nama.casefold(): s for s in reversed(baris)}.values())[::-1]


def _unit_latihan(tabel: pd.DataFrame) -> list[str]:
    """The first two units of the second level: enough to see how units go side by side."""
    induk = {str(u): i for u, i in zip(tabel["kode_unit"], tabel["kode_induk"], strict=True)}
    anak = [u for u, i in induk.items() if isinstance(i, str) and not isinstance(induk.get(i), str)]
    return anak[:2] or list(induk)[:1]


def _kode_baru(gudang: Gudang) -> str:
    ada = {str(satu["kode"]) for satu in gudang.alur.daftar()}
    return next(k for n in range(1, len(ada) + 2) if (k := f"latihan-{n}") not in ada)
