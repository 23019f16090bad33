"""Officials from a pasted list: a row a person, its cells told by what they hold, in any order.

A cell is a NIP (18 digits), a fingerprint or a public key, a day, ``Plt.`` or ``Plh.``, a role or the title
that the profile gives it, the code of a unit; of the other two the first is the name, the second the title.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from abk.errors import saran_nama
from abk.sop.catatan.kunci import sidik_kunci
from abk.sop.catatan.pejabat import Nama, Pejabat, Penugasan
from abk.sop.prosedur import Prosedur
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik

_ID_TERPANJANG = 31
_NIP = re.compile(r"[0-9]{18}")
_SIDIK = re.compile(r"[0-9a-f]{16}|[0-9a-f]{64}")
_BULAN = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
_TANGGAL = re.compile(r"(\d{1,4})[-/. ](\d{1,2}|[a-z]{3,9})[-/. ](\d{1,4})", re.IGNORECASE)
_SEBUTAN = {"plt": "Plt.", "plh": "Plh."}
_KOSONG = frozenset({"", "-", "–", "s.d.", "sd", "definitif"})
_KEPALA = frozenset({"nama", "nama pejabat", "nama lengkap"})
_PANJANG_TAHUN = 4


@dataclass(frozen=True)
class BarisPejabat:
    """A row as it was read; ``sidik`` is a fingerprint or a whole public key; empty where none is made."""

    nomor: int
    nama: str
    jabatan: str
    peran: str
    sejak: dt.date
    unit: str = ""
    nip: str = ""
    sampai: dt.date | None = None
    sebutan: str = ""
    sidik: str = ""

    @property
    def id(self) -> str:
        """Identifier for the log: by role and unit, never by name."""
        kata = "-".join(filter(None, (self.peran, self.unit, self.sebutan)))
        wajah = f"p-{re.sub(r'[^a-z0-9]+', '-', kata.casefold()).strip('-')}"
        if len(wajah) <= _ID_TERPANJANG and kata.isascii():
            return wajah
        return f"{wajah[: _ID_TERPANJANG - 9]}-{sidik(kata)[:8]}"  # what is cut off may be what differs


@dataclass(frozen=True)
class DaftarPejabat:
    """What a list says: its rows, and its faults, each with the number of its row."""

    baris: tuple[BarisPejabat, ...] = ()
    salah: tuple[str, ...] = ()

    def tanpa_kunci(self, tawaran: Mapping[str, str]) -> list[BarisPejabat]:
        """Rows whose official cannot sign yet."""
        return [satu for satu in self.baris if not kunci_menurut(satu.sidik, tawaran)]

    def pejabat(self, tawaran: Mapping[str, str]) -> tuple[list[Pejabat], dict[str, Nama]]:
        """Officials who have a key, and their names: rows with one key are one person with several roles."""
        tugas: dict[str, list[BarisPejabat]] = {}
        for satu in self.baris:
            if publik := kunci_menurut(satu.sidik, tawaran):
                tugas.setdefault(publik, []).append(satu)
        orang, nama = [], {}
        for publik, semua in tugas.items():
            awal = semua[0]
            milik = tuple(
                Penugasan(peran=s.peran, unit=s.unit, sejak=s.sejak, sampai=s.sampai, sebutan=s.sebutan)  # type: ignore[arg-type]
                for s in semua
            )
            orang.append(Pejabat(id=awal.id, kunci=publik, penugasan=milik))
            nama[awal.id] = Nama(nama=awal.nama, jabatan=awal.jabatan, nip=awal.nip)
        return orang, nama


def penunjukan(
    daftar: DaftarPejabat,
    tawaran: Mapping[str, str],
    pejabat: Mapping[str, Pejabat],
    nama: Mapping[str, Nama],
) -> tuple[list[Pejabat], dict[str, Nama]]:
    """Officials to be appointed in a case that runs, known ones by their names.

    Whoever is known keeps identifier, roles and, unless the list names another, key; a new one gets an
    identifier that nobody has. Who has no key yet is left out.
    """
    lama = {n.nama.casefold(): pejabat[i] for i, n in nama.items() if i in pejabat}
    kunci = {n: p.kunci for n, p in lama.items()}
    baris = tuple(replace(s, sidik=s.sidik or kunci.get(s.nama.casefold(), "")) for s in daftar.baris)
    baru, sebutan = DaftarPejabat(baris).pejabat(tawaran)
    hasil, semua = list[Pejabat](), dict[str, Nama]()
    for satu in baru:
        orang = sebutan[satu.id]
        milik = lama.get(orang.nama.casefold())
        if milik is not None:
            tugas = (*milik.penugasan, *(t for t in satu.penugasan if t not in milik.penugasan))
            jadi = milik.model_copy(update={"kunci": satu.kunci, "penugasan": tugas})
            orang = nama[milik.id]
        else:
            jadi = satu.model_copy(update={"id": _id_baru(satu.id, {*pejabat, *semua})})
        hasil.append(jadi)
        semua[jadi.id] = orang
    return hasil, semua


def _id_baru(awal: str, dipakai: Collection[str]) -> str:
    calon = (awal if n == 1 else f"{awal[:27]}-{n}" for n in range(1, len(dipakai) + 2))
    return next(satu for satu in calon if satu not in dipakai)


def kunci_menurut(sidik: str, tawaran: Mapping[str, str]) -> str:
    """Public key that a fingerprint stands for, of those offered (:func:`abk.sop.catatan.kunci.tawaran`)."""
    if len(sidik) != _PANJANG_SIDIK:
        return sidik
    cocok = [publik for publik in tawaran if sidik_kunci(publik) == sidik]
    return cocok[0] if len(cocok) == 1 else ""


_PANJANG_SIDIK = 16


def baca_daftar(
    teks: str, acuan: Prosedur, *, jabatan: Mapping[str, str], unit: Mapping[str, str], hari: dt.date
) -> DaftarPejabat:
    """Read a list; cells are parted by tab, ``;`` or ``|``.

    jabatan : role → title that it has in the documents of the institution
    unit : code → name of the units that take part
    hari : first day of a role where the row names none
    """
    baris, salah = [], []
    for nomor, satu in enumerate(teks.splitlines(), 1):
        sel = [" ".join(s.split()) for s in re.split(r"\t|;|\|", satu)]
        if not any(sel) or sel[0].casefold() in _KEPALA:
            continue
        juru = _Juru(acuan, jabatan, unit)
        for isi in sel:
            juru.terima(isi)
        jadi = juru.baris(nomor, hari)
        salah += [f"baris {nomor}: {s}" for s in juru.salah]
        if jadi is not None:
            baris.append(jadi)
    hasil = tuple(_beda(baris))
    return DaftarPejabat(hasil, (*salah, *_ganda(hasil)))


def _beda(baris: Sequence[BarisPejabat]) -> Iterator[BarisPejabat]:
    """Rows whose key is named in one of several rows of the same person."""
    sidik = {s.nama.casefold(): s.sidik for s in baris if s.sidik}
    yield from (replace(s, sidik=s.sidik or sidik.get(s.nama.casefold(), "")) for s in baris)


def _ganda(baris: Sequence[BarisPejabat]) -> Iterator[str]:
    pertama: dict[str, BarisPejabat] = {}
    for satu in baris:
        lama = pertama.setdefault(satu.id, satu)
        if lama is not satu:
            yield f"baris {satu.nomor}: {satu.id} sudah ada pada baris {lama.nomor}; satu baris tiap peran"
    orang: dict[str, str] = {}
    for satu in filter(lambda s: s.sidik, baris):
        if orang.setdefault(satu.sidik, satu.nama.casefold()) != satu.nama.casefold():
            yield f"baris {satu.nomor}: sidik jari {satu.sidik} sudah milik orang lain dalam daftar ini"


@dataclass
class _Juru:
    """Reads the cells of one row."""

    acuan: Prosedur
    jabatan: Mapping[str, str]
    unit_ikut: Mapping[str, str]
    salah: list[str] = field(default_factory=list)
    isi: dict[str, str] = field(default_factory=dict)
    tanggal: list[dt.date] = field(default_factory=list)
    kata: list[str] = field(default_factory=list)

    def terima(self, sel: str) -> None:
        rapat, kunci = sel.replace(" ", ""), sel.casefold()
        if kunci in _KOSONG:
            return
        if _NIP.fullmatch(rapat):
            self.catat("nip", rapat)
        elif _SIDIK.fullmatch(rapat.casefold()):
            self.catat("sidik", rapat.casefold())
        elif kunci.rstrip(".") in _SEBUTAN:
            self.catat("sebutan", _SEBUTAN[kunci.rstrip(".")])
        elif _TANGGAL.fullmatch(sel):
            self._tanggal(sel)
        elif kunci in (dikenal := _peran(self.acuan, self.jabatan)):
            self.catat("peran", dikenal[kunci])
        elif sel in self.unit_ikut or kunci in {n.casefold() for n in self.unit_ikut.values()}:
            self.catat(
                "unit", next(k for k, n in self.unit_ikut.items() if kunci in {k.casefold(), n.casefold()})
            )
        else:
            self.kata.append(sel)

    def catat(self, nama: str, nilai: str) -> None:
        if self.isi.setdefault(nama, nilai) != nilai:
            self.salah.append(f"{nama} disebut dua kali ({self.isi[nama]}, {nilai})")

    def _tanggal(self, sel: str) -> None:
        try:
            self.tanggal.append(_baca_tanggal(sel))
        except (ValueError, StopIteration):
            self.salah.append(f"tanggal {kutip(sel)} tidak ada; tulis seperti 2027-03-01 atau 1 Maret 2027")

    def baris(self, nomor: int, hari: dt.date) -> BarisPejabat | None:
        nama, *lain = self.kata or [""]
        self._periksa(nama, lain)
        if self.salah:
            return None
        peran, unit = self.isi["peran"], self.isi.get("unit", "")
        bawaan = f"Pimpinan {self.unit_ikut[unit]}" if unit else self.jabatan.get(peran, "")
        sampai = self.tanggal[1] if len(self.tanggal) > 1 else None
        sejak = self.tanggal[0] if self.tanggal else hari
        lebih = {k: self.isi.get(k, "") for k in ("nip", "sebutan", "sidik")}
        jabatan = lain[0] if lain else bawaan or self.acuan.nama_peran(peran)
        return BarisPejabat(nomor, nama, jabatan, peran, sejak, unit, sampai=sampai, **lebih)

    def _periksa(self, nama: str, lain: Sequence[str]) -> None:
        per_unit = [p.kode for p in self.acuan.peran if p.lingkup == "unit"]
        if "peran" not in self.isi and "unit" in self.isi and per_unit:
            self.isi["peran"] = per_unit[0]
        peran = self.isi.get("peran", "")
        if not nama or len(nama) < len("ab"):
            self.salah.append("nama kosong")
        if not peran:
            pilihan = [p.nama for p in self.acuan.peran]
            tanya = saran_nama(lain[0], pilihan) if lain else f"Pilihan: {', '.join(pilihan)}."
            self.salah.append(f"peran belum disebut atau tidak dikenal. {tanya}")
        elif (peran in per_unit) != ("unit" in self.isi):
            kata = (
                "kode unit yang ikut belum disebut"
                if peran in per_unit
                else "peran ini tidak milik satu unit"
            )
            self.salah.append(kata)
        elif len(lain) > 1:
            self.salah.append(f"tidak dikenal: {', '.join(map(kutip, lain[1:]))}")
        if len(self.tanggal) > len(("sejak", "sampai")):
            self.salah.append("lebih dari dua tanggal")
        elif self.tanggal != sorted(self.tanggal):
            self.salah.append("masa tugas berakhir sebelum dimulai")


def _peran(acuan: Prosedur, jabatan: Mapping[str, str]) -> dict[str, str]:
    """Every way to name a role → its code."""
    sebut: Iterable[tuple[str, str]] = [
        *((p.kode, p.kode) for p in acuan.peran),
        *((p.nama, p.kode) for p in acuan.peran),
        *((kata, kode) for kode, kata in jabatan.items()),
    ]
    return {kata.casefold(): kode for kata, kode in sebut}


def _baca_tanggal(sel: str) -> dt.date:
    a, b, c = re.split(r"[-/. ]", sel)
    bulan = (
        int(b) if b.isdecimal() else next(n for n, s in enumerate(_BULAN, 1) if s.startswith(b.casefold()))
    )
    hari, tahun = (int(c), int(a)) if len(a) == _PANJANG_TAHUN else (int(a), int(c))
    if len(a) != _PANJANG_TAHUN and len(c) != _PANJANG_TAHUN:
        raise ValueError(sel)
    return dt.date(tahun, bulan, hari)
