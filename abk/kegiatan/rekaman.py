"""A kegiatan as bytes: written in exactly one way, so that a fingerprint of them says what was agreed."""

from __future__ import annotations

from typing import Any

from abk.errors import KegiatanError
from abk.kegiatan.isi import BENTUK, TABEL, IsiKegiatan, isi_kegiatan, kegiatan_isi
from abk.kegiatan.kegiatan import Kegiatan
from abk.tables import SEMUA_TABEL, Tabel
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import json_kanonik

_WAJIB = {"bentuk", "pengaturan", *TABEL}
_BOLEH = _WAJIB | {"atasan", "temuan", "jawaban_tanda", "arus_pegawai", "informasi_jabatan"}
_TERBESAR = 1e15
_SARAN = "Pakai berkas data yang dibuat program ini; jangan disunting dengan tangan."


def rekam(k: Kegiatan) -> bytes:
    """Canonical record of a kegiatan, or of a branch of one.

    Parameters
    ----------
    k : the kegiatan

    Returns
    -------
    bytes
        JSON in UTF-8: sorted keys, no spare space, empty cells left out, whole numbers without a
        fraction. Cells that could not be read keep the text they were. The same tables, settings and
        faults give the same bytes, in every process.

    Raises
    ------
    KegiatanError
        If a text holds signs that UTF-8 cannot write.
    """
    try:
        return json_kanonik(isi_kegiatan(k).sebagai_dict()).encode()
    except UnicodeEncodeError:
        pesan = "Data berisi tanda yang tidak dapat disimpan sebagai UTF-8."
    raise KegiatanError(pesan, "Ketik ulang teks itu.")


def baca_rekaman(isi: bytes, asal: str = "") -> Kegiatan:
    """Kegiatan of a record, judged as a folder is.

    Parameters
    ----------
    isi : bytes that :func:`rekam` wrote
    asal : name of the source, as shown to readers

    Raises
    ------
    KegiatanError
        If the bytes are no such record; with every fault of its form.
    DataError
        On structural faults of the tables, with all of them.
    """
    return kegiatan_isi(_bentuk_benar(_urai(isi)), asal)


def _urai(isi: bytes) -> dict[str, Any]:
    try:
        nilai = urai_json(isi.decode("utf-8"))
    except ValueError as salah:
        raise KegiatanError("Rekaman data bukan JSON UTF-8 yang sah.", _SARAN) from salah
    if not isinstance(nilai, dict) or nilai.get("bentuk") != BENTUK:
        bentuk = nilai.get("bentuk") if isinstance(nilai, dict) else None
        raise KegiatanError(
            f"Rekaman data berbentuk {kutip(str(bentuk)[:40])}, bukan {kutip(BENTUK)}.", _SARAN
        )
    return nilai


def _bentuk_benar(nilai: dict[str, Any]) -> IsiKegiatan:
    """The record, if every part of it has the form it must have."""
    salah = [f"bagian {kutip(n)} tidak ada" for n in sorted(_WAJIB - set(nilai))]
    salah += [f"bagian {kutip(n)} tidak dikenal" for n in sorted(set(nilai) - _BOLEH)]
    if not isinstance(nilai.get("pengaturan", {}), dict):
        salah.append("pengaturan bukan daftar nama dan nilai")
    for tabel in SEMUA_TABEL:
        baris = nilai.get(tabel.nama, [])
        salah += _salah_tabel(baris, tabel) if isinstance(baris, list) else [f"{tabel.nama} bukan daftar"]
    atasan, temuan = nilai.get("atasan", []), nilai.get("temuan", [])
    if not _daftar(atasan, lambda a: _daftar(a, _teks) and len(a) == 2):  # noqa: PLR2004 - code and name
        salah.append("atasan bukan daftar kode dan nama")
    if not _daftar(temuan, lambda t: isinstance(t, dict) and all(_teks(v) for v in t.values())):
        salah.append("temuan bukan daftar baris teks")
    jawaban = nilai.get("jawaban_tanda", {})
    if not isinstance(jawaban, dict) or not all(map(_teks, jawaban.values())):
        salah.append("jawaban_tanda bukan daftar tanda dan alasannya")
    for lain in ("arus_pegawai", "informasi_jabatan"):
        if lain in nilai and not _daftar(nilai[lain], lambda b: isinstance(b, dict)):
            salah.append(f"{lain} bukan daftar baris")
    if salah:
        rinci = "\n".join(f"  {n}. {s}" for n, s in enumerate(salah, 1))
        raise KegiatanError(f"Rekaman data tidak dapat dipakai:\n{rinci}", _SARAN)
    return IsiKegiatan(
        nilai["pengaturan"],
        {t: nilai[t] for t in TABEL},
        tuple((kode, nama) for kode, nama in atasan),
        temuan,
        jawaban,
        nilai.get("arus_pegawai"),
        nilai.get("informasi_jabatan"),
    )


def _daftar(nilai: object, benar: Any) -> bool:
    return isinstance(nilai, list) and all(benar(satu) for satu in nilai)


def _teks(nilai: object) -> bool:
    return isinstance(nilai, str)


def _salah_tabel(baris: list[Any], tabel: Tabel) -> list[str]:
    salah = []
    for n, satu in enumerate(baris, 1):
        letak = f"{tabel.nama} baris ke-{n}"
        if not isinstance(satu, dict):
            salah.append(f"{letak} bukan baris")
            continue
        salah += [
            f"{letak}: kolom {kutip(k)} tidak dikenal" for k in sorted(set(satu) - set(tabel.nama_kolom))
        ]
        salah += [
            f"{letak}: isi {k} bukan {'teks atau angka' if tabel[k].jenis in {'angka', 'bulat'} else 'teks'}"
            for k, v in satu.items()
            if k in tabel.nama_kolom and not _sel_benar(v, angka=tabel[k].jenis in {"angka", "bulat"})
        ]
    return salah


def _sel_benar(nilai: object, *, angka: bool) -> bool:
    if isinstance(nilai, str):
        return True
    return angka and isinstance(nilai, int | float) and not isinstance(nilai, bool) and abs(nilai) < _TERBESAR
