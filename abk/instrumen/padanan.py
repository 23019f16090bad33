"""Which unit and post a table of an office belongs to: as answered, as written, as known, or proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, fields
from pathlib import Path

from rapidfuzz import fuzz

from abk.instrumen.asing.bentuk import TabelTinjau
from abk.instrumen.asing.grid import Grid, ruas
from abk.instrumen.asing.identitas import cari_label
from abk.instrumen.daftar import bernama_unit, jenis_menurut_nama, kata_daftar, kode_baru, menyebut_pimpinan
from abk.instrumen.galat import BerkasError
from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.store import Gudang, GudangError, buka
from abk.tables.kata import arti_kata
from abk.tulisan.markup import kutip

TANYA_IDENTITAS = re.compile(r"jabatan\.(\d+)\.(\w+)")
_NAMA_LAIN = 90.0
_BARIS_JUDUL = 12
_PENDEK = 3
_NAMA_SAMA = 75.0
_KATA = re.compile(r"[^\W_]+")
_JUDUL = re.compile(r".{0,60}?\bjabatan\b\s*:?\s+(?P<nama>\D{3,80})", re.IGNORECASE)
_SESUDAH_NAMA = re.compile(r"\s(?:pada|di|tahun|ta|periode)\b.*", re.IGNORECASE)
_BUKAN_NAMA = re.compile(
    r"(?:dan|di|pada|untuk|tahun|struktural|fungsional|pelaksana|administrasi)\b", re.IGNORECASE
)
_KODE = re.compile(
    r"\s*kode\s+(?P<apa>jabatan|unit)(?:\s+kerja|\s+organisasi)?\s*[:=]?\s*(?P<isi>.*)", re.IGNORECASE
)


@dataclass
class Dikenal:
    """Units and posts that the store has, and those that this import proposes."""

    unit: dict[str, str]
    jabatan: list[dict[str, str]]
    unit_baru: list[dict[str, str]] = field(default_factory=list)
    jabatan_baru: list[dict[str, str]] = field(default_factory=list)
    dinamai: list[str] = field(default_factory=list)
    """Tables whose one post without a name got the one that was answered."""
    dianggap: set[str] = field(default_factory=set)
    """Codes of new posts whose kind nothing says, taken for a pelaksana because proposals were accepted."""

    def salinan(self) -> Dikenal:
        """The same, to go on from without changing it."""
        isi = {f.name: getattr(self, f.name) for f in fields(self)}
        return Dikenal(**{nama: copy(satu) for nama, satu in isi.items()})

    def kode_unit(self, nama: str, kode: str = "") -> str:
        """Code of a unit by its code or name; a new one where it is not known."""
        if kode in self.unit or nama in self.unit:
            return kode if kode in self.unit else nama
        for satu, sebut in self.unit.items():
            if sebut.casefold() == nama.casefold():
                return satu
        baru = kode or kode_baru(nama, self.unit)
        self.unit[baru] = nama
        self.unit_baru.append({"kode_unit": baru, "nama_unit": nama, "kode_induk": ""})
        return baru

    def kode_jabatan(self, nama: str, kode_unit: str, jenis: str, kode: str = "") -> str:
        """Code of a post by code, or by name within its unit; a new one where it is not known."""
        for satu in self.jabatan:
            sama = satu["nama_jabatan"].casefold() == nama.casefold() and satu["kode_unit"] == kode_unit
            if satu["kode_jabatan"] == kode or (not kode and sama):
                return satu["kode_jabatan"]
        ada = {j["kode_jabatan"] for j in self.jabatan}
        baru = kode or next(k for k in (f"{kode_unit}-{n:02d}" for n in range(1, 100_000)) if k not in ada)
        isi = {"kode_jabatan": baru, "kode_unit": kode_unit, "nama_jabatan": nama, "jenis_jabatan": jenis}
        self.jabatan.append(isi)
        self.jabatan_baru.append(isi)
        return baru


def dikenal(tujuan: str, daftar: Iterable[Mapping[str, str]]) -> Dikenal:
    """Units and posts that a store has, and those of a list of the office; the store need not be there."""
    try:
        gudang: Gudang | None = buka(tujuan)
    except GudangError:
        gudang = None
    unit: dict[str, str] = {}
    jabatan: list[dict[str, str]] = []
    if gudang is not None:
        rekam = gudang.identitas("unit").fillna("")
        unit = dict(zip(rekam["kode_unit"].astype(str), rekam["nama_unit"].astype(str), strict=True))
        semua = gudang.identitas("jabatan").fillna("").astype(str).to_dict("records")
        jabatan = [{str(k): str(v) for k, v in j.items()} for j in semua]
        gudang.tutup()
    kenal = Dikenal(unit, jabatan)
    for satu in daftar:
        kode_unit = kenal.kode_unit(satu.get("kode_unit", "") or "Unit")
        arti = arti_kata(satu.get("jenis_jabatan", ""), "jenis_jabatan")
        jenis = arti[0] if len(arti) == 1 else jenis_menurut_nama(satu["nama_jabatan"])
        kenal.kode_jabatan(satu["nama_jabatan"], kode_unit, jenis, satu.get("kode_jabatan", ""))
    return kenal


def identitas_tabel(
    tabel: TabelTinjau,
    buku: BukuMentah,
    ada: Mapping[str, str],
    jawab: Mapping[str, str],
    kenal: Dikenal,
    *,
    terima: bool = False,
    tunggal: bool = False,
    semua: Sequence[TabelTinjau] = (),
) -> dict[str, str]:
    """Code, unit and kind of each post of a table: as answered, written or known, else proposed.

    tunggal : the workbook has no other table, so that its file may bear the name of the post
    semua : all tables of the workbook: a code above an earlier one is that of its post
    terima : where nothing says the kind of a post that leads nobody, it is taken for a pelaksana, and told
    """
    hasil: dict[str, str] = {}
    lembar = buku[tabel.lembar]
    kepala = _baris_kepala(tabel)
    atas = [n + 1 for t in semua if t.lembar == tabel.lembar and (n := _baris_kepala(t)) < kepala]
    label = {} if len(tabel.jabatan) > 1 else _label_kode(lembar, max(atas, default=0), kepala)
    nomor = sorted({int(c[1]) for t in tabel.tanya if (c := TANYA_IDENTITAS.fullmatch(t.nama))})
    for n in nomor:
        isi = {k: ada.get(f"jabatan.{n}.{k}", "") for k in ("kode_jabatan", "kode_unit", "jenis_jabatan")}
        tertulis = tabel.jabatan[n - 1].nama
        nama = tertulis or ada.get(f"jabatan.{n}.nama_jabatan", "")
        if not nama and len(tabel.jabatan) == 1:
            nama = nama_sebutan(buku, lembar, tunggal=tunggal)
        if not nama and (nama := jawab.get("jabatan.nama_jabatan", "")):
            kenal.dinamai.append(f"{buku.berkas}, {tabel.kunci}")
        if not nama:  # nothing tells it, so it is asked
            continue
        kode_unit = kenal.kode_unit(
            jawab.get("unit") or tabel.jabatan[n - 1].unit or _nama_unit(buku, lembar, kenal),
            isi["kode_unit"] or label.get("unit", ""),
        )
        tulis = isi["jenis_jabatan"] or jawab.get("jenis_jabatan") or jawab.get("jabatan.jenis_jabatan", "")
        arti = arti_kata(tulis, "jenis_jabatan")
        jenis = arti[0] if len(arti) == 1 else jenis_menurut_nama(nama)
        kode = isi["kode_jabatan"] or label.get("jabatan", "")
        _cocokkan(buku.berkas, lembar.nama, nama, kode, isi, kenal)
        anggap = terima and not jenis and not menyebut_pimpinan(nama)
        baru_di, banyak = "pelaksana" if anggap else jenis, len(kenal.jabatan_baru)
        kode = kenal.kode_jabatan(nama, kode_unit, baru_di, kode)
        if anggap and len(kenal.jabatan_baru) > banyak:
            kenal.dianggap.add(kode)
        jenis = next((j["jenis_jabatan"] for j in kenal.jabatan if j["kode_jabatan"] == kode), jenis)
        baru = {"kode_jabatan": kode, "kode_unit": kode_unit, "jenis_jabatan": jenis, "nama_jabatan": nama}
        tanya = {t.nama for t in tabel.tanya if t.terbuka}
        hasil |= {f"jabatan.{n}.{k}": v for k, v in baru.items() if v and f"jabatan.{n}.{k}" in tanya}
    return hasil


def _cocokkan(berkas: str, lembar: str, nama: str, kode: str, isi: Mapping[str, str], kenal: Dikenal) -> None:
    """Stop where a sheet is put into a post of another name, kind or unit; BerkasError says what differs."""
    pos = next((j for j in kenal.jabatan if j["kode_jabatan"] == kode), None) if kode else None
    if pos is None:
        return
    beda: list[str] = []
    tujuan = pos["nama_jabatan"]
    if fuzz.token_set_ratio(nama.casefold(), tujuan.casefold()) < _NAMA_SAMA:
        beda.append(f"nama {kutip(nama)}, sedangkan {kode} adalah {kutip(tujuan)}")
    arti = arti_kata(isi["jenis_jabatan"], "jenis_jabatan") or tuple(filter(None, [jenis_menurut_nama(nama)]))
    if len(arti) == 1 and pos["jenis_jabatan"] and arti[0] != pos["jenis_jabatan"]:
        beda.append(f"jenis {arti[0]}, sedangkan {kode} adalah {pos['jenis_jabatan']}")
    if isi["kode_unit"] and isi["kode_unit"] != pos["kode_unit"]:
        beda.append(f"unit {isi['kode_unit']}, sedangkan {kode} ada di {pos['kode_unit']}")
    judul = _nama_lembar(LembarMentah(lembar, True, ()))
    lain = [
        j for j in kenal.jabatan if judul and j is not pos and _mirip(judul, j["nama_jabatan"]) >= _NAMA_LAIN
    ]
    if judul and lain and _mirip(judul, tujuan) < _NAMA_SAMA:
        beda.append(f"lembarnya bernama {kutip(judul)}, nama jabatan {lain[0]['kode_jabatan']}")
    if beda:
        saran = f"Benarkan kodenya, atau ubah dahulu jabatan itu: abk jabatan ubah ALAMAT {kode} …"
        raise BerkasError(f"Jabatan tidak cocok: {'; '.join(beda)}.", saran, berkas, lembar)


def _mirip(a: str, b: str) -> float:
    return float(fuzz.token_set_ratio(a.casefold(), b.casefold()))


def nama_sebutan(buku: BukuMentah, lembar: LembarMentah, *, tunggal: bool) -> str:
    """Name of the one post of a sheet without a label: of its title, the sheet, the file; else empty."""
    judul = (sel for baris in lembar.baris[:_BARIS_JUDUL] for sel in baris if isinstance(sel, str))
    for satu in judul:
        cocok = _JUDUL.fullmatch(_SESUDAH_NAMA.sub("", " ".join(satu.split())))
        nama = cocok["nama"].strip(" .:*") if cocok else ""
        if nama and not _BUKAN_NAMA.match(nama) and not bernama_unit(nama):
            return nama
    asal = Path(buku.berkas).stem
    if lembar.nama != asal and (nama := _nama_lembar(lembar)):
        return nama
    nama = _polos(asal)
    # A file bears the name of a unit as often as that of a post: only one that is known for a post is taken.
    return nama if tunggal and (jenis_menurut_nama(nama) or menyebut_pimpinan(nama)) else ""


def _nama_lembar(lembar: LembarMentah) -> str:
    """Name of a sheet, where it is one that somebody gave to a post."""
    return _polos(lembar.nama)


def _polos(nama: str) -> str:
    """Name of a sheet or file without what does not name a post; empty where nothing is left, or a unit."""
    polos = _tanpa_hiasan(nama)
    return polos if len(polos) >= _PENDEK and not bernama_unit(polos) else ""


def _tanpa_hiasan(nama: str) -> str:
    """Name of a sheet or file without the words that say what kind of file it is, and without numbers."""
    buang = kata_daftar()["hiasan_nama"]
    kata = list(_KATA.finditer(nama))
    for ujung, hiasan in ((0, buang["awal"]), (-1, buang["akhir"])):
        while kata and (kata[ujung][0].casefold() in hiasan or any(h.isdigit() for h in kata[ujung][0])):
            kata.pop(ujung)
    return " ".join(nama[kata[0].start() : kata[-1].end()].replace("_", " ").split()) if kata else ""


def _nama_unit(buku: BukuMentah, lembar: LembarMentah, kenal: Dikenal) -> str:
    """Unit of a table above which no label names one: a label under it, its sheet, the only one, the file."""
    grid = Grid(lembar)
    label = cari_label(grid, 0, grid.tinggi, "unit", (0, max(grid.lebar - 1, 0)))
    if label and label[0]:
        return label[0]
    if bernama_unit(nama := _tanpa_hiasan(lembar.nama)):
        return nama
    return next(iter(kenal.unit.values())) if len(kenal.unit) == 1 else Path(buku.berkas).stem


def _baris_kepala(tabel: TabelTinjau) -> int:
    """Row from 0 in which the header of a table begins."""
    satu = ruas(tabel.ruas)
    return satu[0] if satu else 0


def _label_kode(lembar: LembarMentah, awal: int, kepala: int) -> dict[str, str]:
    """Codes that stand beside their label above a table: ``Kode Jabatan : SET.1-02``.

    That of a unit holds for all tables under it.
    """
    hasil: dict[str, str] = {}
    for n in range(kepala - 1, -1, -1):
        baris = lembar.baris[n]
        for k, sel in enumerate(baris):
            cocok = _KODE.fullmatch(sel) if isinstance(sel, str) else None
            apa = cocok["apa"].lower() if cocok else ""
            if cocok is None or apa in hasil or (apa == "jabatan" and n < awal):
                continue
            kanan = [str(v).lstrip(": ").strip() for v in baris[k + 1 : k + 4] if v is not None]
            isi = cocok["isi"].strip() or next(filter(None, kanan), "")
            if isi and len(isi.split()) == 1:
                hasil[apa] = isi
    return hasil
