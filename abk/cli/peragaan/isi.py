"""What a played case leaves behind: its documents to read, its bundle to check, its page to look at."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import abk
from abk.cli.peragaan.terbit import ALUR, HALAMAN, NASKAH
from abk.naskah import sop_cetak
from abk.naskah.alur.periksa import Kemajuan
from abk.naskah.kasus import nomor_keputusan
from abk.naskah.word.preview import page, preview
from abk.peragaan import peragakan
from abk.reports.exporter import KAKI_ALUR, render_bagian
from abk.reports.page_alur import HalamanAlur, HalamanNaskah, HalamanSimulasi
from abk.reports.page_ringkasan import halaman_ringkasan
from abk.reports.sections.alur_daftar import Terbitan
from abk.sop import Alur, buka_alur, ekspor
from abk.sop.catat import jenis_berkas
from abk.sop.kasus import kegiatan_alur
from abk.sop.slot import DAFTAR_PEJABAT, DATA_AWAL, judul_slot
from abk.store import buka
from abk.tulisan.halaman import MUKA, strip
from abk.tulisan.markup import el, gabung

DATA = "data"
"""Folder of the case as far as its data are collected: enough to report on the units outside of it."""


def susun(
    folder: Path, sumber: str, kemajuan: Kemajuan, tahap: Callable[[str], None] = lambda _: None
) -> None:
    """Play the case of the example ministry, and write all that it leaves into an empty folder.

    `tahap` is told when the folders :data:`DATA` and :data:`ALUR` are there.

    Raises AbkError if an action is refused.
    """
    with tempfile.TemporaryDirectory() as sementara:
        gudang = buka(f"sqlite:///{sementara}/abk.db", buat=True)
        gudang.impor_kegiatan(abk.open(sumber), oleh="peragaan", arus=True)

        def maju(nomor: int, banyak: int, apa: str) -> None:
            kemajuan(nomor, banyak, apa)
            if not (folder / DATA).exists() and DATA_AWAL in (kini := buka_alur(gudang)).keadaan.slot:
                ekspor(kini, folder / DATA)
                tahap(DATA)

        alur = peragakan(gudang, kemajuan=maju)
        ekspor(alur, folder / ALUR)
        tahap(ALUR)
        tulis_naskah(alur, folder / NASKAH)
        _tulis_halaman(alur, folder)


def nama_terbitan(alur: Alur) -> dict[str, Terbitan]:
    """Readable file names of all contents, in the order of the steps: ``11-notula-SET.PO.docx``."""
    hasil: dict[str, Terbitan] = {}
    sudah: set[str] = set()
    for slot in sorted(alur.keadaan.slot, key=lambda s: (_urut(alur, s), s)):
        if slot == DAFTAR_PEJABAT:
            continue
        asal = alur.keadaan.asal_slot(slot)
        nomor = re.sub(r"^\d+", lambda n: n.group().zfill(2), asal[0].kode) if asal is not None else "00"
        polos = re.sub(r"[^A-Za-z0-9.-]+", "-", f"{nomor}-{slot}").strip("-.")
        nama, ke = polos, 1
        while nama.casefold() in sudah:
            ke += 1
            nama = f"{polos}-{ke}"
        sudah.add(nama.casefold())
        jenis = jenis_berkas(alur.berkas(slot))
        hasil[slot] = Terbitan(f"{nama}.{jenis}", f"{nama}.html" if jenis == "docx" else "")
    return hasil


def _urut(alur: Alur, slot: str) -> int:
    asal = alur.keadaan.asal_slot(slot)
    return asal[0].urutan if asal is not None else 0


def tulis_naskah(alur: Alur, folder: Path) -> None:
    """Write every content under a readable name, documents as pages too, the SOP, and the list of all."""
    folder.mkdir(parents=True)
    terbit = nama_terbitan(alur)
    muka = {nama: f"../{berkas}" for nama, berkas in MUKA.items()}
    atas = strip(muka, "Naskah")
    for slot, satu in terbit.items():
        isi = alur.berkas(slot)
        (folder / satu.berkas).write_bytes(isi)
        if satu.lihat:
            judul = judul_slot(alur.prosedur, slot)
            nav = gabung(
                el("a", "Daftar naskah", href="index.html"), " · ", el("a", "Berkas Word", href=satu.berkas)
            )
            _tulis(folder / satu.lihat, page(judul, str(preview(isi)), nav, atas))
    _tulis(folder / "sop.html", sop_cetak.html(alur.prosedur, atas))
    (folder / "sop.docx").write_bytes(sop_cetak.word(alur.prosedur))
    lain = {
        "SOP: tabel dan bagan alir": "sop.html",
        "SOP (Word)": "sop.docx",
        "Simulasi prosedur": "simulasi.html",
        "Ringkasan untuk pimpinan": "ringkasan.html",
    }
    daftar, simulasi = HalamanNaskah(alur, terbit, lain), HalamanSimulasi(alur)
    _tulis(folder / "ringkasan.html", _ringkasan(alur, muka.values()))
    _tulis(folder / "index.html", _halaman(daftar, "Naskah", [m for m in muka.values() if NASKAH not in m]))
    _tulis(folder / "simulasi.html", _halaman(simulasi, "Naskah", muka.values()))


def _tulis_halaman(alur: Alur, folder: Path) -> None:
    tautan = {s: f"{NASKAH}/{t.lihat or t.berkas}" for s, t in nama_terbitan(alur).items()}
    saat = alur.keadaan.terakhir or dt.datetime.now(dt.UTC)
    satu = HalamanAlur(alur, saat, "formal", tautan)
    _tulis(folder / HALAMAN, _halaman(satu, "Status alur", [m for m in MUKA.values() if m != HALAMAN]))


def _ringkasan(alur: Alur, muka: Iterable[str]) -> str:
    """The two sheets for who decides, about the units of the case."""
    utuh = kegiatan_alur(alur, keputusan=nomor_keputusan)
    return halaman_ringkasan(utuh.batasi(list(alur.unit)), utuh, muka=tuple(muka), kini="Naskah")


def _halaman(halaman: HalamanAlur | HalamanNaskah | HalamanSimulasi, kini: str, muka: Iterable[str]) -> str:
    """A page of the case, with the strip to the faces of its report, which is published beside."""
    return render_bagian(halaman, judul=halaman.judul, muka=tuple(muka), kini=kini, kaki=KAKI_ALUR)


def _tulis(berkas: Path, teks: str) -> None:
    berkas.write_bytes(teks.encode())
