"""The tasks behind each post, with the computation step by step to unfold."""

from collections.abc import Sequence

from abk.hasil import Pos, Tugas, tugas_pos, tulis_rasio
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan, tanda_belum_lengkap
from abk.reports.sections.runtut import baris_tugas, jumlah_tugas, kolom_tugas
from abk.reports.tabel import Kelompok, tabel
from abk.tulisan.format import angka, bertanda, bulat, kata_selisih, kebutuhan, ringkas
from abk.tulisan.istilah import PEMBULATAN, istilah
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Rincian tugas dan cara menghitung"


def rincian_tugas(bahan: Bahan) -> Bagian:
    """Return the tasks of each own post of the unit, folded, with the steps from volume to persons.

    Parameters
    ----------
    bahan : Bahan

    Returns
    -------
    Bagian
        Tasks of sub-units are on the pages of those.
    """
    milik = bahan.milik(bahan.kode_unit)
    bawah = [satu.kode for satu in bahan.unit if satu.kode != bahan.kode_unit and satu.pos]
    rujukan = _rujukan(bahan, bawah) if bawah else None
    if not milik:
        kosong = el("p", "Unit ini tidak mempunyai jabatan sendiri.", kelas="abk-bersih")
        return Bagian("rincian", JUDUL, gabung(kosong, rujukan))
    tugas = tugas_pos(bahan.cabang)
    lipatan = [_jabatan(bahan, satu, tugas.get(satu.kode, [])) for satu in milik]
    return Bagian("rincian", JUDUL, gabung(_pengantar(bahan), *lipatan, rujukan))


def _pengantar(bahan: Bahan) -> Html:
    aturan = bahan.cabang.aturan
    menit = aturan.waktu_kerja_efektif_menit
    return el(
        "p",
        "Buka sebuah jabatan untuk melihat tugasnya. Setiap tugas dihitung runtut: volume dijadikan setahun, "
        "dikalikan norma waktu dalam menit, lalu dibagi waktu kerja efektif ",
        f"{bulat(menit)} menit per orang per tahun ({ringkas(menit / 60)} jam) menurut {aturan.singkatan}.",
    )


def _rujukan(bahan: Bahan, kode: Sequence[str]) -> Html:
    nama = gabung(*(bahan.tautan(satu) for satu in kode), antara="; ")
    return el("p", "Rincian tugas sub-unit ada pada halaman unit masing-masing: ", nama, ".", kelas="redup")


def _jabatan(bahan: Bahan, satu: Pos, tugas: Sequence[Tugas]) -> Html:
    butuh = f"{kebutuhan(satu.kebutuhan)} → {bulat(satu.kebutuhan_bulat)} orang"
    hitung = f" — {bulat(len(tugas))} tugas, kebutuhan {butuh}"
    kepala = el("summary", tanda_belum_lengkap(satu), el("span", hitung, kelas="redup"))
    if not tugas:
        kosong = el("p", "Jabatan ini tidak mempunyai uraian tugas; kebutuhannya tidak dapat dihitung.")
        return el("details", kepala, kosong, _kesimpulan(bahan, satu))
    kolom = kolom_tugas(satu.cara)
    baris = [baris_tugas(bahan, satu, isi) for isi in tugas]
    judul = f"Rincian tugas {satu.nama} ({satu.kode})"
    isi = tabel(judul, kolom, [Kelompok(None, baris)], [jumlah_tugas(satu, len(kolom))], kelas="runtut")
    return el("details", kepala, isi, _kesimpulan(bahan, satu))


def _kesimpulan(bahan: Bahan, satu: Pos) -> Html:
    cara = istilah(PEMBULATAN, bahan.kegiatan.pembulatan)
    dibulatkan = f"dibulatkan {cara} menjadi {bulat(satu.kebutuhan_bulat)} orang"
    langkah = [f"Kebutuhan {kebutuhan(satu.kebutuhan)} orang {dibulatkan}"]
    if satu.dinaikkan:
        langkah[0] += ", karena jabatan pimpinan paling sedikit satu orang"
    if satu.bezetting is None:
        langkah.append("bezetting tidak diketahui, sehingga selisihnya tidak dihitung")
    else:
        langkah.append(
            f"bezetting {bulat(satu.bezetting)} orang, selisih {bertanda(satu.selisih)} orang "
            f"({kata_selisih(satu.selisih)})"
        )
    langkah.append(_efektivitas(bahan, satu))
    pendekatan = el("span", f" Pendekatan: {satu.kata_pendekatan}.", kelas="redup")
    return el("p", "; ".join(langkah), ".", pendekatan)


def _efektivitas(bahan: Bahan, satu: Pos) -> str:
    if not satu.bezetting:
        return "EJ tidak dihitung karena jabatan kosong"
    waktu = bulat(bahan.cabang.aturan.waktu_kerja_efektif_menit)
    nilai = tulis_rasio(bahan.cabang.aturan, satu.efektivitas)
    kapasitas = f"{bulat(satu.bezetting)} × {waktu}"
    return f"EJ = {angka(satu.beban_menit, 2, 0)} ÷ ({kapasitas}) = {nilai}, prestasi {satu.prestasi}"
