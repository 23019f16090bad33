"""Are the documents what facts and data give? Each is made anew and laid beside the signed one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from abk.errors import AbkError, Temuan
from abk.kegiatan import Kegiatan
from abk.kegiatan.rekaman import baca_rekaman
from abk.naskah.alur.kerja import naskah_slot, profil_alur
from abk.naskah.context import StepContext
from abk.naskah.guard import check_file
from abk.naskah.isi import filling
from abk.naskah.naskah import EDISI
from abk.naskah.package import words
from abk.sop import Alur
from abk.sop.bundel import BERKAS, CATATAN
from abk.sop.catatan.peristiwa import Peristiwa, baca_baris
from abk.sop.galat import AlurError
from abk.sop.kaidah import lanjutkan
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.tercetak import kepala_tercetak
from abk.store.case_store import CaseStore
from abk.tulisan.json_ketat import urai_json

ATURAN_EDISI = "naskah_edisi"
"""Rule of a finding about a document of another edition, which this program cannot judge."""


class _TanpaDataError(AlurError):
    """The names of the units are not in the folder yet."""


@dataclass(frozen=True)
class _FolderContents:
    """Contents of a folder, in the place of a store."""

    folder: Path

    def berkas(self, sidik: str) -> bytes:
        """Bytes of a fingerprint that the check of the chain has already found whole."""
        return (self.folder / BERKAS / sidik).read_bytes()


def periksa_naskah(folder: str | Path, templat: Path | None = None) -> list[Temuan]:
    """Make every document of a folder anew that :func:`abk.sop.verifikasi` found true, and compare.

    Findings are documents that differ (``ragu``) and such as were edited by hand (``catatan``). A difference
    is no proof of a forgery: other templates make other bytes. Of a document of another edition
    (:data:`abk.naskah.naskah.EDISI`) the words are compared: equal ones are a note, others cannot be judged
    here (``ragu``, rule ``naskah_edisi``).
    """
    akar = Path(folder)
    try:
        baris = (akar / CATATAN).read_text(encoding="utf-8").splitlines()
    except OSError as salah:
        raise AlurError(
            f"Folder {akar.name!r} tidak berisi {CATATAN}.", "Beri folder hasil ekspor."
        ) from salah
    rak, temuan = cast("CaseStore", _FolderContents(akar)), list[Temuan]()
    peristiwa: list[Peristiwa] = []
    keadaan: Keadaan | None = None
    semua = [baca_baris(satu, nomor) for nomor, satu in enumerate(baris, 1)]
    awal = next((e.keluaran["data_awal"] for e in semua if "data_awal" in e.keluaran), None)
    for e in semua:
        if keadaan is not None and e.apa in {"selesai", "ubah"}:
            temuan += _periksa(Alur(rak, tuple(peristiwa), keadaan), e, awal, templat)
        keadaan = lanjutkan(keadaan, e)
        peristiwa.append(e)
    return temuan


def _periksa(alur: Alur, e: Peristiwa, awal: str | None, templat: Path | None) -> list[Temuan]:
    langkah = alur.keadaan.satu_langkah(e.langkah)
    if langkah is None:
        return []
    fakta = _json(alur, e.isi.get("fakta"))
    baru = {s: baca_rekaman(alur.rak.berkas(v)) for s, v in e.keluaran.items() if s.startswith("data_")}

    def sumber() -> Kegiatan:
        if awal is None:
            raise _TanpaDataError("Data awal belum ada dalam alur ini.", "Periksa lagi sesudah langkah 7.")
        return baca_rekaman(alur.rak.berkas(awal))

    hasil: list[Temuan] = []
    for slot, milik in e.keluaran.items():
        nama = slot.partition(":")[0]
        if filling(alur.prosedur, nama) is None:
            continue
        if e.apa == "ubah" and nama not in fakta:
            hasil.append(
                _temuan("catatan", slot, "disunting dengan tangan; isinya tidak dapat disusun ulang")
            )
            continue
        asli = alur.rak.berkas(milik)
        cetak = next(iter(kepala_tercetak(asli)), alur.kepala)
        dulu = Alur(alur.rak, alur.peristiwa, replace(alur.keadaan, kepala=cetak))
        step = StepContext(
            dulu, langkah, e.unit, e.pelaku, e.saat, profil_alur(alur), fakta, sumber, baru, e.isi
        )
        hasil += _banding(step, slot, asli, templat, e.isi.get("edisi", 1))
    return hasil


def _banding(step: StepContext, slot: str, asli: bytes, templat: Path | None, edisi: int) -> list[Temuan]:
    kurang: list[Temuan] = []
    try:
        jadi = naskah_slot(step, slot.partition(":")[0], templat, kurang)
    except _TanpaDataError:
        return [_temuan("catatan", slot, "baru dapat disusun ulang sesudah data awal ada (langkah 7)")]
    except AbkError as salah:
        return [_temuan("ragu", slot, f"tidak dapat disusun ulang: {salah.pesan}")]
    if jadi is None or kurang:
        return [_temuan("ragu", slot, "tidak dapat disusun ulang: isiannya tidak lengkap")]
    if jadi.docx == asli:
        return []
    if edisi == EDISI or not _utuh(asli):
        return [_temuan("ragu", slot, "tidak sama dengan hasil susun ulang dari data dan isian")]
    asal = f"dibuat dengan versi program lain (edisi naskah {edisi}; program ini edisi {EDISI})"
    if words(jadi.docx) == words(asli):
        return [_temuan("catatan", slot, f"{asal}; kata dan angkanya sama, tata letaknya tidak")]
    pesan = f"{asal}, dan bunyinya lain: tidak dapat dipastikan dengan program ini"
    return [replace(_temuan("ragu", slot, pesan), aturan=ATURAN_EDISI)]


def _utuh(docx: bytes) -> bool:
    """Whether it is a sound Word file, of whatever edition."""
    try:
        check_file(docx)
    except AbkError:
        return False
    return True


def _json(alur: Alur, milik: object) -> Mapping[str, Mapping[str, Any]]:
    if not isinstance(milik, str):
        return {}
    try:
        isi = urai_json(alur.rak.berkas(milik))
    except ValueError as salah:
        raise AlurError(
            f"Isian naskah {milik[:16]}… bukan JSON yang sah.", "Isi ulang langkah itu."
        ) from salah
    return isi if isinstance(isi, Mapping) else {}


def _temuan(tingkat: str, slot: str, pesan: str) -> Temuan:
    saran = (
        "Bandingkan angkanya dengan data; templat sendiri dan versi program lain juga membuat naskah berbeda."
    )
    return Temuan("catatan" if tingkat == "catatan" else "ragu", "naskah_sesuai", pesan, saran, berkas=slot)
