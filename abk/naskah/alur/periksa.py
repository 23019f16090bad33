"""Are the documents what facts and data give? Each is made anew and laid beside the signed one."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from abk.errors import AbkError, Temuan
from abk.kegiatan import Kegiatan
from abk.naskah.alur.angka import AsalAngka
from abk.naskah.alur.beda import bahan_banding, edisi_naskah, temuan_beda, temuan_naskah
from abk.naskah.alur.edisi import profil_edisi
from abk.naskah.alur.ingatan import Ingatan, sidik_pembuat, sidik_templat
from abk.naskah.alur.kerja import naskah_slot, profil_alur
from abk.naskah.context import StepContext
from abk.naskah.isi import filling
from abk.naskah.naskah import EDISI
from abk.sop import Alur, HasilVerifikasi, verifikasi
from abk.sop.buka import HasCases, satu_kode
from abk.sop.bundel import salinan_gudang
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.data import kegiatan_rekaman
from abk.sop.galat import AlurError
from abk.sop.kaidah import lanjutkan
from abk.sop.kaidah.keadaan import Keadaan
from abk.sop.kasus import buka_kasus
from abk.sop.pernyataan import Server
from abk.sop.slot import DAFTAR_PEJABAT, DATA_AWAL, LAMPIRAN, SLOT_DATA, SLOT_TURUNAN, USULAN
from abk.sop.verifikasi import kepala_tercetak
from abk.sop.vonis import Banding
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.sidik import json_kanonik, sidik

Kemajuan = Callable[[int, int, str], None]
"""Told with each document or step: how many were done, of how many, and which one it is."""

_MENUNGGU = "karena menunggu data awal"
_DISUNTING = "karena disunting dengan tangan"


class _TanpaDataError(AlurError):
    """The names of the units are not in the folder yet."""


def periksa_alur(
    folder: str | Path,
    kepala: str = "",
    *,
    templat: Path | None = None,
    ingatan: Ingatan | None = None,
    kemajuan: Kemajuan | None = None,
    kini: dt.datetime | None = None,
    server: Server = (),
) -> HasilVerifikasi:
    """Check the folder of a case (:func:`abk.sop.verifikasi`), and its documents beside facts and data.

    Where the log or a content is damaged there is nothing to compare with, and the verdict says so.
    """
    hasil = verifikasi(folder, kepala, kini, server)
    rusak = any(t.tingkat != "catatan" and t.aturan.startswith(("catatan_", "isi_")) for t in hasil.temuan)
    if rusak or hasil.keadaan is None:
        return hasil
    banding = _Pembanding(templat, ingatan or Ingatan(), kemajuan or (lambda *_: None))
    banding.bandingkan(Path(folder))
    return replace(hasil, temuan=[*hasil.temuan, *banding.temuan], naskah=banding.hasil(hasil.keadaan))


def periksa_gudang(gudang: HasCases, kode: str = "", kepala: str = "", **lain: Any) -> HasilVerifikasi:
    """The same for a case of a store, with the word of its server about when each event came."""
    kode = kode or satu_kode(gudang.alur)
    waktu = getattr(gudang.alur, "waktu_server", None)  # a shelf without a server has none
    with tempfile.TemporaryDirectory() as sementara:
        folder = salinan_gudang(gudang, kode, Path(sementara) / "alur")
        return periksa_alur(folder, kepala, server=waktu(kode) if waktu is not None else (), **lain)


def periksa_naskah(folder: str | Path) -> list[Temuan]:
    """Make every document of a folder anew that :func:`abk.sop.verifikasi` found true, and compare.

    Findings are documents with other figures (``struktural``), with other words or looks (``ragu``), and such
    as were edited by hand (``catatan``). Other words are no proof of a forgery: other templates make them,
    too. Of a document of another edition (:data:`abk.naskah.naskah.EDISI`) the words are compared: equal ones
    are a note. Others of an earlier edition are compared by their figures (:mod:`abk.naskah.alur.angka`) if
    no later edition came before in the case; what is left cannot be judged (``ragu``, rule ``naskah_edisi``).
    """
    banding = _Pembanding(None, Ingatan(), lambda *_: None)
    banding.bandingkan(Path(folder))
    return banding.temuan


@dataclass
class _Pembanding:
    """Goes through a case, event by event, and makes its documents anew."""

    templat: Path | None
    ingatan: Ingatan
    kemajuan: Kemajuan
    temuan: list[Temuan] = field(default_factory=list)
    sama: list[str] = field(default_factory=list)
    beda: list[str] = field(default_factory=list)
    tidak: list[tuple[str, str]] = field(default_factory=list)
    menurut_angka: list[str] = field(default_factory=list)
    diingat: int = 0
    edisi: int = 1

    def hasil(self, keadaan: Keadaan) -> Banding:
        """What was compared, and of what the case holds now what was not."""
        sisa = [(s, sebab) for s in keadaan.slot if (sebab := _di_luar(keadaan, s))]
        turunan = [s for s in keadaan.slot if s.partition(":")[0] in SLOT_TURUNAN]
        return Banding(
            tuple(self.sama),
            tuple(self.beda),
            (*self.tidak, *sisa),
            self.diingat,
            tuple(turunan),
            tuple(self.menurut_angka),
        )

    def bandingkan(self, akar: Path) -> None:
        """Compare all documents of a folder whose chain is sound."""
        kasus = buka_kasus(akar)
        awal = next((e.keluaran[DATA_AWAL] for e in kasus.peristiwa if DATA_AWAL in e.keluaran), "")
        dasar = [sidik_pembuat(), sidik_templat(self.templat), awal]
        semua = sum(len(_naskah(kasus, e)) for e in kasus.peristiwa)
        keadaan: Keadaan | None = None
        for n, e in enumerate(kasus.peristiwa):
            slot = _naskah(kasus, e)
            if keadaan is not None and slot:
                # an event stands for all before it, and for each content by its fingerprint
                kunci = sidik(json_kanonik([*dasar, e.sidik]))
                sudah = len(self.sama) + len(self.beda) + len(self.tidak)
                sudah_temuan = len(self.temuan)
                self.kemajuan(sudah, semua, slot[0])
                if self.ingatan.ada(kunci):
                    self.sama += slot
                    self.diingat += len(slot)
                else:
                    self._peristiwa(Alur(kasus.rak, kasus.peristiwa[:n], keadaan), e, awal, slot)
                    if len(self.temuan) == sudah_temuan:
                        self.ingatan.catat(kunci)
                self.edisi = max(self.edisi, edisi_naskah(e.isi))
            keadaan = lanjutkan(keadaan, e)
        self.kemajuan(semua, semua, "")

    def _peristiwa(self, alur: Alur, e: Peristiwa, awal: str, semua: list[str]) -> None:
        langkah = alur.keadaan.satu_langkah(e.langkah)
        fakta = _fakta(alur, e.isi.get("fakta"))
        if langkah is None or fakta is None:
            for slot in semua:
                self._beda(slot, "tidak dapat disusun ulang: isiannya tidak terbaca")
            return
        baru = {
            s: kegiatan_rekaman(alur.rak.berkas(v)) for s, v in e.keluaran.items() if s.startswith("data_")
        }

        def sumber() -> Kegiatan:
            if not awal:
                raise _TanpaDataError(
                    "Data awal belum ada dalam alur ini.", "Periksa lagi sesudah langkah 7."
                )
            return kegiatan_rekaman(alur.rak.berkas(awal))

        for slot in semua:
            if e.apa == "ubah" and slot.partition(":")[0] not in fakta:
                self._tidak(slot, _DISUNTING, "disunting dengan tangan; isinya tidak dapat disusun ulang")
                continue
            asli = alur.rak.berkas(e.keluaran[slot])
            cetak = next(iter(kepala_tercetak(asli)), alur.kepala)
            dulu = Alur(alur.rak, alur.peristiwa, replace(alur.keadaan, kepala=cetak))
            step = StepContext(
                dulu,
                langkah,
                e.unit,
                e.pelaku,
                e.saat,
                profil_edisi(profil_alur(alur), edisi_naskah(e.isi), peragaan=alur.keadaan.peragaan),
                fakta,
                sumber,
                baru,
                e.isi,
                edisi_naskah(e.isi),
            )
            self._banding(step, slot, asli)

    def _banding(self, step: StepContext, slot: str, asli: bytes) -> None:
        kurang: list[Temuan] = []
        try:
            jadi = naskah_slot(step, slot.partition(":")[0], self.templat, kurang)
        except _TanpaDataError:
            self._tidak(slot, _MENUNGGU, "baru dapat disusun ulang sesudah data awal ada (langkah 7)")
        except AbkError as salah:
            self._beda(slot, f"tidak dapat disusun ulang: {salah.pesan}")
        except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError) as salah:
            # facts that were signed without the program are of any shape
            self._beda(slot, f"tidak dapat disusun ulang dari isiannya ({type(salah).__name__})")
        else:
            if jadi is None or kurang:
                self._beda(slot, "tidak dapat disusun ulang: isiannya tidak lengkap")
            elif jadi.docx == asli:
                self.sama.append(slot)
            else:
                self._lain(step, slot, asli, jadi.docx)

    def _lain(self, step: StepContext, slot: str, asli: bytes, jadi: bytes) -> None:
        """A document that is another than the one made anew: how grave that is."""
        edisi = edisi_naskah(step.isi)
        # an edition that follows a later one proves nothing: who says so may have made it today
        dahulu = self.edisi <= edisi < EDISI
        satu = temuan_beda(slot, asli, jadi, edisi, (lambda: _bahan(step)) if dahulu else None)
        if satu.menurut_angka:
            self.menurut_angka.append(slot)
        (self.sama if satu.temuan.tingkat == "catatan" else self.beda).append(slot)
        self.temuan.append(satu.temuan)

    def _beda(self, slot: str, pesan: str) -> None:
        self.beda.append(slot)
        self.temuan.append(temuan_naskah("ragu", slot, pesan))

    def _tidak(self, slot: str, sebab: str, pesan: str) -> None:
        self.tidak.append((slot, sebab))
        self.temuan.append(temuan_naskah("catatan", slot, pesan))


def _naskah(alur: Alur, e: Peristiwa) -> list[str]:
    """Documents among what an event hands over."""
    if e.apa not in {"selesai", "ubah"}:
        return []
    return [s for s in e.keluaran if filling(alur.prosedur, s.partition(":")[0]) is not None]


def _di_luar(keadaan: Keadaan, slot: str) -> str:
    """Why a content is not compared; empty for what is."""
    nama = slot.partition(":")[0]
    if nama in SLOT_TURUNAN or filling(keadaan.prosedur, nama) is not None:
        return ""
    if nama in SLOT_DATA:
        return "karena diisi unit"
    if slot == USULAN or slot.startswith(LAMPIRAN):
        return "karena datang dari luar alur"
    return "karena daftar nama" if slot == DAFTAR_PEJABAT else "karena bukan naskah"


def _fakta(alur: Alur, milik: object) -> Mapping[str, Mapping[str, Any]] | None:
    """What was filled in, slot → field → value; None where it cannot be read as that."""
    if not isinstance(milik, str):
        return {}
    try:
        isi = urai_json(alur.rak.berkas(milik))
    except ValueError:
        return None
    utuh = isinstance(isi, dict) and all(isinstance(satu, dict) for satu in isi.values())
    return isi if utuh else None


def _bahan(step: StepContext) -> AsalAngka:
    """What figures of a document of an earlier edition are compared with."""
    data = list(step.baru.values())
    with suppress(_TanpaDataError):
        data.append(step.kegiatan)
    return bahan_banding(step, data)
