"""The content of a kegiatan as plain values, and the way back through the same validation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from abk.errors import KegiatanError, Temuan
from abk.kegiatan.informasi import baris_informasi, pasang_informasi, salah_informasi
from abk.kegiatan.kegiatan import Kegiatan
from abk.kegiatan.pegawai import baris_arus, salah_arus, tabel_arus
from abk.kegiatan.pengaturan import Pengaturan, pengaturan
from abk.kegiatan.pengaturan import kaidah as kaidah_pengaturan
from abk.tables import SEMUA_TABEL, TANPA_KAIDAH, Kaidah, Tabel, TabelTerperiksa, angka_teks, validate_semua
from abk.tulisan.malas import pd

BENTUK = "abk-data/1"
"""Name of the form of a record."""

TABEL = tuple(t.nama for t in SEMUA_TABEL)

Sel = str | int | float
"""A filled cell. An empty one is not there."""

Tempat = Mapping[str, Mapping[int, tuple[str, ...]]]
"""Key of the row at each place, by table."""

_KUNCI = {t.nama: t.kunci for t in SEMUA_TABEL}

_PENGATURAN_TETAP = (
    "judul", "tahun", "instansi", "keterangan", "peraturan", "tanggal", "lingkup", "pola", "pembulatan",
    "minimum_satu", "hari_norma", "desimal",
)  # fmt: skip
# Other settings, added to the program later, are written only where they depart from their default:
# a kegiatan recorded today gives the same bytes then.


@dataclass
class IsiKegiatan:
    """Content of a kegiatan, free to be changed before it is judged again.

    Attributes
    ----------
    pengaturan : settings as in ``kegiatan.toml``, dates as texts
    tabel : rows of each table, filled cells only
    atasan : ancestors of the root of a branch, nearest first, as (code, name)
    temuan : faults and doubts that the tables alone do not show, e.g. two rows of one number in a sheet
    jawaban_tanda : reasons given to flags of plausibility, by the id of the flag
    arus_pegawai : counts of who leaves and comes (:mod:`abk.kegiatan.pegawai`); None where nobody was counted
    informasi_jabatan : rows about posts (:mod:`abk.kegiatan.informasi`); None where there are none
    """

    pengaturan: dict[str, Any]
    tabel: dict[str, list[dict[str, Sel]]]
    atasan: tuple[tuple[str, str], ...] = ()
    temuan: list[dict[str, str]] = field(default_factory=list)
    jawaban_tanda: dict[str, str] = field(default_factory=dict)
    arus_pegawai: list[dict[str, Any]] | None = None
    informasi_jabatan: list[dict[str, str]] | None = None

    def sebagai_dict(self) -> dict[str, Any]:
        """Plain mapping, for JSON; parts that may be empty are left out then."""
        lebih: dict[str, Any] = {
            "atasan": [list(a) for a in self.atasan],
            "temuan": self.temuan,
            "jawaban_tanda": self.jawaban_tanda,
        }
        return {
            "bentuk": BENTUK,
            "pengaturan": self.pengaturan,
            **self.tabel,
            **{n: v for n, v in lebih.items() if v},
            **({} if self.arus_pegawai is None else {"arus_pegawai": self.arus_pegawai}),
            **({} if self.informasi_jabatan is None else {"informasi_jabatan": self.informasi_jabatan}),
        }


def tabel_isi(k: Kegiatan) -> dict[str, list[dict[str, Sel]]]:
    """Rows of each table, filled cells only; cells that could not be read as the text they were."""
    asli = tulisan_asli(k)
    return {t.nama: _baris(k.terperiksa.tabel[t.nama], t, asli.get(t.nama, {})) for t in SEMUA_TABEL}


def isi_kegiatan(k: Kegiatan) -> IsiKegiatan:
    """Content of a kegiatan."""
    jawaban = dict(k.jawaban_tanda)
    arus = baris_arus(k)
    isi = IsiKegiatan(
        _pengaturan(k.pengaturan),
        tabel_isi(k),
        k.atasan,
        jawaban_tanda=jawaban,
        arus_pegawai=arus,
        informasi_jabatan=baris_informasi(k),
    )
    berat = [t for t in k.temuan if t.tingkat in {"cacat", "ragu"} and t.baris is not None]
    if berat:
        letak = {
            t.nama: dict(
                zip(k.terperiksa.tabel[t.nama].index, map(_kunci(t), isi.tabel[t.nama]), strict=True)
            )
            for t in SEMUA_TABEL
        }
        tempat = _tempat(isi.tabel)
        tampak = {_tanda(t, tempat) for t in _nilai(isi).temuan}
        isi.temuan = [_temuan_teks(t, letak) for t in berat if _tanda(t, letak) not in tampak]
    return isi


def kegiatan_isi(
    isi: IsiKegiatan,
    asal: str = "",
    terperiksa: TabelTerperiksa | None = None,
    kaidah: Kaidah | None = None,
) -> Kegiatan:
    """Kegiatan of a content, validated as a folder is.

    Parameters
    ----------
    isi : the content
    asal : name of the source, as shown to readers
    terperiksa : its tables, where :func:`nilai_isi` has judged them already
    kaidah : what the law says of cells, where the content was never judged; None = :func:`kaidah_rekaman`

    Raises
    ------
    KegiatanError
        If a setting is unknown or not allowed, or a finding points at no row.
    DataError
        On structural faults, with all of them.
    """
    hasil = nilai_isi(isi, kaidah) if terperiksa is None else terperiksa
    atur = _baca_pengaturan(isi.pengaturan)
    if isi.arus_pegawai is not None:
        if salah := salah_arus(isi.arus_pegawai, hasil.tabel["jabatan"]["kode_jabatan"]):
            raise KegiatanError(f"Rekaman data memuat {'; '.join(salah)}.", "Pakai berkas data yang utuh.")
        hasil = replace(hasil, tabel={**hasil.tabel, "arus_pegawai": tabel_arus(isi.arus_pegawai)})
    k = Kegiatan(atur, hasil, asal, isi.atasan, jawaban_tanda=isi.jawaban_tanda)
    info = isi.informasi_jabatan or []
    if salah := salah_informasi(info, hasil.tabel["jabatan"]["kode_jabatan"]):
        raise KegiatanError(f"Rekaman data memuat {'; '.join(salah)}.", "Pakai berkas data yang utuh.")
    return pasang_informasi(k, info)


def nilai_isi(isi: IsiKegiatan, kaidah: Kaidah | None = None) -> TabelTerperiksa:
    """Tables of a content, typed, with every finding; each points at its post and number."""
    kaidah = kaidah or kaidah_rekaman(isi)
    hasil = _nilai(isi, kaidah)
    tempat = _tempat(isi.tabel)
    balik = {nama: {kunci: n for n, kunci in t.items()} for nama, t in tempat.items()}
    # where the tables themselves show a credit without its constant, it is not remembered besides
    ingat = isi.temuan if kaidah.konstanta is None else [t for t in isi.temuan if t.get("aturan") != _KREDIT]
    lebih = [_temuan(t, balik) for t in ingat]
    urutan = {"struktural": 0, "cacat": 1, "ragu": 2, "catatan": 3}
    semua = sorted([*lebih, *hasil.temuan], key=lambda t: urutan[t.tingkat])
    return TabelTerperiksa(hasil.tabel, [_tunjuk(t, tempat) for t in semua])


def _nilai(isi: IsiKegiatan, kaidah: Kaidah = TANPA_KAIDAH) -> TabelTerperiksa:
    desimal = _baca_pengaturan(isi.pengaturan).desimal
    bingkai = {
        t.nama: pd.DataFrame(isi.tabel[t.nama], columns=list(t.nama_kolom), dtype="object")
        for t in SEMUA_TABEL
    }
    return validate_semua(bingkai, berkas={t: t for t in TABEL}, desimal=desimal, kaidah=kaidah)


def kunci_baris(tabel: Tabel, baris: Mapping[str, Sel]) -> tuple[str, ...]:
    """Key of a row."""
    return tuple(str(baris.get(k, "")) for k in tabel.kunci)


def _kunci(tabel: Tabel) -> Callable[[Mapping[str, Sel]], tuple[str, ...]]:
    return lambda baris: kunci_baris(tabel, baris)


def _tempat(tabel: Mapping[str, list[dict[str, Sel]]]) -> Tempat:
    """Key of the row at each place, by table."""
    return {t.nama: dict(enumerate(map(_kunci(t), tabel[t.nama]))) for t in SEMUA_TABEL}


def sel_kanonik(nilai: Any) -> Sel:
    """A filled cell in its one form: text, whole number, or fraction."""
    if isinstance(nilai, str):
        return nilai
    angka = float(nilai)
    return int(angka) if angka.is_integer() else angka


def _baris(
    bingkai: pd.DataFrame, tabel: Tabel, asli: Mapping[int, Mapping[str, str]]
) -> list[dict[str, Sel]]:
    kolom = [k for k in tabel.nama_kolom if k in bingkai.columns]
    hasil = []
    for label, *nilai in zip(bingkai.index, *(bingkai[k].astype("object") for k in kolom), strict=True):
        satu = {k: sel_kanonik(v) for k, v in zip(kolom, nilai, strict=True) if not pd.isna(v)}
        hasil.append({**{n: v for n, v in asli.get(int(label), {}).items() if n in kolom}, **satu})
    return hasil


def _pengaturan(p: Pengaturan) -> dict[str, Any]:
    bawaan = {n: f.get_default() for n, f in type(p).model_fields.items()}
    return {
        n: v
        for n, v in p.model_dump(mode="json").items()
        if n in _PENGATURAN_TETAP or getattr(p, n) != bawaan[n]
    }


_KREDIT = "perlu_konstanta"


def kaidah_rekaman(isi: IsiKegiatan) -> Kaidah:
    """What the law says of the cells of a record: what counted when it was made counts still.

    Whether the origin of the credits was asked for then shows in the settings, in a credit that was refused,
    or in that there was none to refuse.
    """
    if isi.pengaturan.get("konstanta_angka_kredit") is not None:
        return Kaidah(konstanta=kaidah_isi(isi.pengaturan).konstanta)
    ada = any(baris.get("pendekatan") == "angka_kredit" for baris in isi.tabel["jabatan"])
    ditolak = any(t.get("aturan") == _KREDIT for t in isi.temuan)
    return TANPA_KAIDAH if ada and not ditolak else Kaidah(konstanta=frozenset())


def kaidah_isi(isi: Mapping[str, Any]) -> Kaidah:
    """What the law of recorded settings says of the cells; KegiatanError if a setting is not allowed."""
    return kaidah_pengaturan(_baca_pengaturan(isi))


def _baca_pengaturan(isi: Mapping[str, Any]) -> Pengaturan:
    nilai = dict(isi)
    if isinstance(nilai.get("tanggal"), str):
        with suppress(ValueError):  # left as it is: the settings say what is wrong with it
            nilai["tanggal"] = dt.date.fromisoformat(nilai["tanggal"])
    return pengaturan(nilai, "pengaturan")


def _tanda(t: Temuan, tempat: Tempat) -> tuple[object, ...]:
    """What makes two findings the same, wherever their rows stand."""
    return (t.tingkat, t.aturan, t.tabel, t.kolom, _kunci_temuan(t, tempat))


def _kunci_temuan(t: Temuan, tempat: Tempat) -> tuple[str, ...]:
    return () if t.baris is None else tempat.get(t.tabel, {}).get(t.baris - 2, ())


def _temuan_teks(t: Temuan, tempat: Tempat) -> dict[str, str]:
    isi = {n: str(v) for n, v in t.sebagai_dict().items() if v and n not in {"baris", "berkas"}}
    return isi | dict(zip(_KUNCI[t.tabel], _kunci_temuan(t, tempat), strict=True))


def _temuan(isi: Mapping[str, str], balik: Mapping[str, Mapping[tuple[str, ...], int]]) -> Temuan:
    tabel = isi.get("tabel", "")
    kunci = tuple(isi.get(k, "") for k in _KUNCI.get(tabel, ()))
    sisa = {n: v for n, v in isi.items() if n != "nomor"}
    lengkap = {"tingkat", "aturan", "pesan", "saran"} <= set(sisa) <= set(Temuan.__dataclass_fields__)
    if not lengkap or sisa["tingkat"] not in {"cacat", "ragu"} or kunci not in balik.get(tabel, {}):
        raise KegiatanError(
            f"Rekaman data memuat temuan yang tidak menunjuk baris mana pun: {' / '.join(kunci) or '–'}.",
            "Pakai berkas data yang utuh.",
        )
    return Temuan(**{**sisa, "berkas": tabel, "baris": balik[tabel][kunci] + 2})  # type: ignore[arg-type]


def _tunjuk(t: Temuan, tempat: Tempat) -> Temuan:
    """Finding that points at a post and a number, since a record has no file to open."""
    if t.tabel != "uraian_tugas" or t.baris is None:
        return t
    kode, nomor = tempat[t.tabel][t.baris - 2]
    return replace(t, berkas=f"jabatan {kode} nomor {nomor}")


_PANJANG_TEMUAN = 80
_TAK_TERBACA = {"angka", "angka_bermakna_ganda"}


def tulisan_asli(k: Kegiatan) -> dict[str, dict[int, dict[str, str]]]:
    """Original text of unreadable cells: table → row label → column → text.

    A text that reads well under the decimal sign that is declared now is left out: it was a doubt when it
    was read, and must not become a number unasked.
    """
    asli: dict[str, dict[int, dict[str, str]]] = {}
    for t in k.temuan:
        if t.baris is None or not t.kolom or not t.nilai:
            continue
        # A finding shows the beginning of a long text: it must not be taken for a number.
        nilai = t.nilai if len(t.nilai) < _PANJANG_TEMUAN else f"{t.nilai}…"
        if t.aturan in _TAK_TERBACA and angka_teks(nilai, k.pengaturan.desimal).nilai is not None:
            continue
        asli.setdefault(t.tabel, {}).setdefault(t.baris - 2, {})[t.kolom] = nilai
    return asli
