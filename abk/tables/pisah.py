"""Cells of a table in which a word follows the number, as the number and the cell that the word fills."""

from __future__ import annotations

from typing import Any

from abk.errors import Temuan
from abk.tables.kata import GANTI, arti_kata, berkata, pisah_kata, sinonim, tanpa_jejak, waktu_titik_dua
from abk.tables.kolom import Tabel
from abk.tulisan.malas import pd
from abk.tulisan.markup import kutip


def pisahkan(frame: pd.DataFrame, tabel: Tabel, berkas: str) -> tuple[pd.DataFrame, list[Temuan]]:
    """Cells in which a word follows the number (``2 jam``), as a number and the cell that the word fills.

    Parameters
    ----------
    frame : table as read, its index counting the rows of the file; not changed
    tabel, berkas : what and where, for the messages

    Returns
    -------
    frame : the same, with numbers alone where the word is told elsewhere or fills an empty cell
    temuan : what was read so (*catatan*), and where the word contradicts its own column (*ragu*)
    """
    hasil, temuan = frame, []
    semua = dict.fromkeys([*sinonim()["sesudah_angka"], *sinonim()["satuan_sendiri"]])
    for kolom in frame.columns.intersection([*semua]):
        pasangan = sinonim()["sesudah_angka"].get(kolom, "")
        if pasangan and pasangan not in frame.columns:
            continue
        berkata = _angka_berkata(frame[kolom])
        for label, isi in zip(frame.index, frame[kolom].tolist(), strict=True) if berkata else ():
            cocok = berkata.get(isi) if isinstance(isi, str) else None
            if cocok is None:
                continue
            if hasil is frame:
                hasil = frame.astype(dict.fromkeys(frame.columns, "object"))
            satu = _satu(hasil, label, str(kolom), str(pasangan), cocok)
            if satu is not None:
                tingkat, aturan, pesan, saran = satu
                letak: tuple[Any, ...] = (tabel.nama, berkas, int(label) + 2, str(kolom), isi.strip()[:80])
                pemilik = [_teks(hasil, label, k) for k in ("kode_jabatan", "kode_unit")]
                temuan.append(Temuan(tingkat, aturan, pesan, saran, *letak, *pemilik))
    return hasil, temuan


def _angka_berkata(sel: pd.Series) -> dict[str, str]:
    """Texts of a column that may be a number with a word, each without outer blanks."""
    if pd.api.types.is_numeric_dtype(sel.dtype):
        return {}
    teks = {isi for isi in sel.tolist() if isinstance(isi, str)}
    return {isi: tanpa_jejak(isi) for isi in teks if berkata(tanpa_jejak(isi))}


def _satu(frame: pd.DataFrame, label: Any, kolom: str, pasangan: str, tulisan: str) -> Any:
    """Change the cells of one number with a word; level, rule, words of what is to be said."""
    dipisah = pisah_kata(tulisan, kolom, _teks(frame, label, "hasil_kerja") or "")
    waktu = waktu_titik_dua(tulisan) if pasangan == "satuan_waktu" else None
    if waktu and arti_kata(_teks(frame, label, pasangan) or "", pasangan) == ("jam",):
        frame.loc[label, [kolom, pasangan]] = [str(waktu[0]), "menit"]
        return "catatan", "dibaca_sebagai", f"{kolom} {kutip(tulisan)} dibaca {waktu[0]} menit", GANTI
    if dipisah is None:
        return None
    angka, *arti = (satu for satu in dipisah if satu)
    if not arti:
        frame.loc[label, kolom] = angka
        return "catatan", "dibaca_sebagai", f"{kolom} {kutip(tulisan)} dibaca {angka}", GANTI
    lain = _teks(frame, label, pasangan)
    if lain is not None and arti_kata(lain, pasangan) not in {tuple(arti), ()}:
        pesan = f"{kolom} {kutip(tulisan)} menyebut {arti[0]}, sedangkan {pasangan} berisi {lain}"
        return "ragu", "satuan_bertentangan", pesan, f"Tulis angkanya saja, dan benarkan {pasangan}."
    frame.loc[label, kolom] = angka
    if lain is None:
        frame.loc[label, pasangan] = arti[0]
    return "catatan", "dibaca_sebagai", f"{kolom} {kutip(tulisan)} dibaca {angka} dan {arti[0]}", GANTI


def _teks(frame: pd.DataFrame, label: Any, kolom: str) -> str | None:
    if kolom not in frame.columns:
        return None
    isi = frame.loc[label, kolom]
    return None if pd.isna(isi) or not str(isi).strip() else str(isi).strip()
