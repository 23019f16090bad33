"""What the paper of a page is signed for: whose figures, of which data and day, with room for signatures."""

import datetime as dt

from abk.reports.bagian import Bagian, facts
from abk.reports.bahan import Bahan
from abk.tulisan.format import tanggal
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Pengesahan"
TANPA_ALUR = "data yang diberikan, belum dibahas dalam alur"


def pengesahan(bahan: Bahan) -> Bagian:
    """Return whose figures they are, of which data and day, with room for two signatures."""
    nama = bahan.nama_unit.get(bahan.kode_unit, bahan.kegiatan.instansi or "Seluruh unit organisasi")
    unit = f"{nama} ({bahan.kode_unit})" if bahan.kode_unit else nama
    isi = facts(
        ("Unit organisasi", unit),
        ("Keadaan data", bahan.cabang.kata_keadaan or TANPA_ALUR),
        ("Dihitung pada", tanggal(dt.datetime.now().astimezone().date())),
        ("Penanggung jawab data", _penanggung_jawab(bahan)),
    )
    kolom = (_tanda_tangan("Disusun oleh", ""), _tanda_tangan("Disetujui oleh", _penanggung_jawab(bahan)))
    return Bagian("pengesahan", JUDUL, gabung(isi, el("div", *kolom, kelas="abk-ttd")))


def _penanggung_jawab(bahan: Bahan) -> str:
    """Who answers for the figures of a unit: the post that leads it, as far as the data name one."""
    pimpinan = next((satu.nama for satu in bahan.milik(bahan.kode_unit) if satu.pimpinan), "")
    return pimpinan or ("Pimpinan unit" if bahan.kode_unit else "Pimpinan unit yang membidangi organisasi")


def _tanda_tangan(kata: str, jabatan: str) -> Html:
    return el(
        "div", el("p", kata), el("p", jabatan, kelas="jabatan"), el("p", "Nama, NIP, tanggal:", kelas="nama")
    )
