"""The tasks behind each post, with the computation step by step to unfold: one form an approach."""

from collections.abc import Iterator, Mapping, Sequence

from abk.hasil import (
    KUALIFIKASI,
    InformasiJabatan,
    IsiButir,
    Pos,
    Tugas,
    informasi_jabatan,
    konstanta_angka_kredit,
    tulis_rasio,
)
from abk.peraturan import teks_nilai
from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan, lembar, tanda_belum_lengkap
from abk.reports.packing import fitting, packed
from abk.reports.tabel import Column, Row, RowGroup, tabel
from abk.tulisan.format import angka, bertanda, bulat, hampa, kata_selisih, kebutuhan, ringkas
from abk.tulisan.istilah import PEMBULATAN, istilah
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Rincian tugas dan cara menghitung"
_TUGAS_TERBUKA = 100
"""Tasks whose computation stands in the file as it is; that of the others is packed. [tugas]"""
_RUJUKAN = 12
"""Most units below that are named one by one. [unit]"""


def rincian_tugas(bahan: Bahan) -> Bagian:
    """Return the tasks of each own post of the unit, folded, with the steps from volume to persons.

    Tasks of sub-units are on the pages of those.
    """
    milik = bahan.milik(bahan.kode_unit)
    bawah = [satu.kode for satu in bahan.unit if satu.kode != bahan.kode_unit and satu.pos]
    rujukan = _rujukan(bahan, bawah) if bawah else None
    if not milik:
        kosong = el("p", "Unit ini tidak mempunyai jabatan sendiri.", kelas="abk-bersih")
        return Bagian("rincian", JUDUL, gabung(kosong, rujukan))
    informasi = informasi_jabatan(bahan.cabang, tuple(satu.kode for satu in milik))
    jabatan = [informasi[satu.kode] for satu in milik]
    lipatan = [_jabatan(bahan, satu) for satu in jabatan]
    terbuka, banyak = 0, 0
    while terbuka < len(jabatan) and banyak <= _TUGAS_TERBUKA:
        banyak += len(jabatan[terbuka].tugas)
        terbuka += 1
    sisa = _sisa(lipatan[terbuka:]) if terbuka < len(lipatan) else None
    return Bagian("rincian", JUDUL, gabung(_pengantar(bahan), *lipatan[:terbuka], sisa, rujukan))


def _sisa(lipatan: Sequence[Html]) -> Html:
    """The posts that do not stand in the file as they are: packed as many as fit, the others referred to."""
    muat = fitting(lipatan)
    kata = "Tugas {} jabatan lain dihitung pada " + lembar("A Uraian Tugas") + "."
    luar = len(lipatan) - muat
    lagi = packed("isi", lipatan[:muat], kata.format(bulat(muat)))
    return gabung(lagi, el("p", kata.format(bulat(luar)), kelas="redup") if luar else None)


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
    if len(kode) > _RUJUKAN:
        nama: Html = el("a", "rekap sub-unit", href="#abk-rekap")
        return el(
            "p",
            "Rincian tugas sub-unit ada pada halaman unit masing-masing; lihat ",
            nama,
            ".",
            kelas="redup",
        )
    nama = gabung(*(bahan.tautan(satu) for satu in kode), antara="; ")
    return el("p", "Rincian tugas sub-unit ada pada halaman unit masing-masing: ", nama, ".", kelas="redup")


def _jabatan(bahan: Bahan, informasi: InformasiJabatan) -> Html:
    satu, tugas = informasi.pos, informasi.tugas
    butuh = f"{kebutuhan(satu.kebutuhan)} → {bulat(satu.kebutuhan_bulat)} orang"
    hitung = f" — {bulat(len(tugas))} tugas, kebutuhan {butuh}"
    kepala = el("summary", tanda_belum_lengkap(satu), el("span", hitung, kelas="redup"))
    ringkasan = ringkasan_informasi(informasi)
    if not tugas:
        kosong = el("p", "Jabatan ini tidak mempunyai uraian tugas; kebutuhannya tidak dapat dihitung.")
        return el("details", kepala, ringkasan, kosong, _kesimpulan(bahan, satu))
    kolom = _KOLOM[satu.cara]
    baris = [_baris_tugas(bahan, satu, isi) for isi in tugas]
    judul = f"Rincian tugas {satu.nama} ({satu.kode})"
    isi = tabel(judul, kolom, [RowGroup(None, baris)], [_jumlah_tugas(satu, len(kolom))], kelas="runtut")
    return el("details", kepala, ringkasan, isi, _kesimpulan(bahan, satu))


def _kesimpulan(bahan: Bahan, satu: Pos) -> Html:
    cara = istilah(PEMBULATAN, bahan.kegiatan.pembulatan)
    dibulatkan = f"dibulatkan {cara} menjadi {bulat(satu.kebutuhan_bulat)} orang"
    langkah = [f"Kebutuhan {kebutuhan(satu.kebutuhan)} orang {dibulatkan}"]
    if satu.dinaikkan:
        langkah[0] += ", karena jabatan pimpinan paling sedikit satu orang"
    if satu.bezetting is None:
        langkah.append("bezetting tidak diketahui, sehingga selisih dan EJ-nya tidak dihitung")
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


_AWAL = (Column("No"), Column("Uraian tugas", nama_baris=True, penjelasan="hasil kerja"))
_AKHIR = (
    Column("Beban kerja", angka=True, penjelasan="menit/tahun"),
    Column("Kebutuhan pegawai (orang)", angka=True, penjelasan="beban ÷ waktu kerja efektif"),
)


def _menurut_waktu(norma: str) -> Sequence[Column]:
    """Columns of tasks whose load is volume × time."""
    volume = Column("Volume setahun", angka=True, penjelasan="hasil/tahun")
    return (*_AWAL, volume, Column(norma, angka=True, penjelasan="menit/hasil"), *_AKHIR)


def _menurut_standar(beban: str, satuan: str, standar: str, satuan_standar: str) -> Sequence[Column]:
    """Columns of tasks whose need is load ÷ standard."""
    return (
        *_AWAL,
        Column(beban, angka=True, penjelasan=satuan),
        Column(standar, angka=True, penjelasan=satuan_standar),
        Column("Kebutuhan", angka=True, penjelasan="orang"),
        Column("Setara beban kerja", angka=True, penjelasan="menit/tahun"),
    )


_KOLOM: Mapping[str, Sequence[Column]] = {
    "tugas_per_tugas": _menurut_waktu("Norma waktu"),
    "angka_kredit": _menurut_waktu("Waktu per butir"),
    "hasil_kerja": _menurut_standar("Beban", "hasil", "Standar kemampuan", "hasil/orang"),
    "objek_kerja": _menurut_standar("Objek kerja", "objek", "Standar kemampuan", "objek/orang"),
    "peralatan_kerja": _menurut_standar("Peralatan", "alat", "Rasio", "orang dan alat"),
}


def _baris_tugas(bahan: Bahan, jabatan: Pos, tugas: Tugas) -> Row:
    """Return one task with its computation; struck out with the reason where it does not count."""
    if not tugas.dihitung:
        return _dikeluarkan(tugas)
    langkah = _LANGKAH.get(jabatan.cara, _setara)(bahan, jabatan, tugas.isi)
    return Row([tugas.isi["nomor"], _uraian(tugas.isi), *langkah])


def _jumlah_tugas(jabatan: Pos, lebar: int) -> Row:
    """Return the row of totals of a post."""
    beban = gabung(
        angka(jabatan.beban_menit, 2, 0),
        el("small", f"{angka(jabatan.beban_menit / 60, 1)} jam", kelas="kata"),
    )
    orang = kebutuhan(jabatan.kebutuhan)
    setara = jabatan.cara not in {"tugas_per_tugas", "angka_kredit"}
    return Row(["", "Jumlah", *([""] * (lebar - 4)), *((orang, beban) if setara else (beban, orang))])


def _uraian(tugas: Mapping[str, object]) -> Html:
    hasil = (
        None
        if hampa(tugas["hasil_kerja"]) or not tugas["hasil_kerja"]
        else el("small", tugas["hasil_kerja"], kelas="kata")
    )
    return gabung(tugas["uraian_tugas"], hasil)


def _dikeluarkan(tugas: Tugas) -> Row:
    alasan = f"Tidak dihitung: {'; '.join(tugas.alasan) or 'datanya belum lengkap'}."
    isi = gabung(el("del", _uraian(tugas.isi)), el("span", alasan, kelas="alasan"))
    volume = _satuan(tugas.isi, "volume", "periode", "per ")
    norma = _satuan(tugas.isi, "norma_waktu", "satuan_waktu", "")
    return Row([tugas.isi["nomor"], isi, volume, norma, "–", "–"], kelas="dikeluarkan")


def _satuan(tugas: Mapping[str, object], kolom: str, satuan: str, awal: str) -> Html:
    if hampa(tugas[kolom]):
        return gabung("tidak ada")
    akhir = "" if hampa(tugas[satuan]) else f" {awal}{tugas[satuan]}"
    return el("del", f"{ringkas(tugas[kolom])}{akhir}")


def _hitung(hasil: str, cara: str) -> Html:
    """Return a result with the computation below it."""
    return el("span", hasil, el("small", cara), kelas="hitung") if cara else gabung(hasil)


def _volume(tugas: Mapping[str, object]) -> Html:
    setahun = ringkas(tugas["volume_per_tahun"])
    if tugas["periode"] == "tahun":
        return _hitung(setahun, "per tahun")
    return _hitung(
        setahun, f"{ringkas(tugas['volume'])} per {tugas['periode']} × {ringkas(tugas['per_tahun'])}"
    )


def _akhir(bahan: Bahan, tugas: Mapping[str, object]) -> list[Html]:
    beban = angka(tugas["beban_kerja_menit"], 2, 0)
    waktu = bulat(bahan.cabang.aturan.waktu_kerja_efektif_menit)
    kali = f"{ringkas(tugas['volume_per_tahun'])} × {ringkas(tugas['norma_waktu_menit'])}"
    return [_hitung(beban, kali), _hitung(angka(tugas["bagian_orang"], 4), f"{beban} ÷ {waktu}")]


def _biasa(bahan: Bahan, _jabatan: Pos, tugas: Mapping[str, object]) -> list[Html]:
    menit = ringkas(tugas["norma_waktu_menit"])
    satuan = str(tugas["satuan_waktu"])
    cara = (
        "menit"
        if satuan == "menit"
        else f"{ringkas(tugas['norma_waktu'])} {satuan} × {ringkas(tugas['menit_per_satuan'])}"
    )
    return [_volume(tugas), _hitung(menit, cara), *_akhir(bahan, tugas)]


def _angka_kredit(bahan: Bahan, jabatan: Pos, tugas: Mapping[str, object]) -> list[Html]:
    konstanta = konstanta_angka_kredit(bahan.cabang)[str(jabatan.jenjang)]
    cara = f"{ringkas(tugas['angka_kredit'])} AK ÷ {teks_nilai(konstanta.nilai)} AK/jam × 60"
    return [_volume(tugas), _hitung(ringkas(tugas["norma_waktu_menit"], 2), cara), *_akhir(bahan, tugas)]


def _setara(bahan: Bahan, _jabatan: Pos, tugas: Mapping[str, object]) -> list[Html]:
    volume, standar = ringkas(tugas["volume"]), ringkas(tugas["standar_kemampuan"])
    tanda = "×" if tugas["satuan_standar"] == "orang/alat" else "÷"
    waktu = bulat(bahan.cabang.aturan.waktu_kerja_efektif_menit)
    orang = angka(tugas["bagian_orang"], 4)
    periode = "" if hampa(tugas["periode"]) else f"per {tugas['periode']}"
    setara = angka(tugas["beban_kerja_menit"], 2, 0)
    return [
        _hitung(volume, periode),
        _hitung(standar, str(tugas["satuan_standar"])),
        _hitung(orang, f"{volume} {tanda} {standar}"),
        _hitung(setara, f"{orang} × {waktu}"),
    ]


_LANGKAH = {"tugas_per_tugas": _biasa, "angka_kredit": _angka_kredit}


def ringkasan_informasi(informasi: InformasiJabatan) -> Html | None:
    """Return summary, qualification and equipment of a post; None where nobody filled them in."""
    isi = [*_butir(informasi)]
    if not isi:
        return None
    return el(
        "dl",
        *(el(tag, teks) for kata, nilai in isi for tag, teks in (("dt", kata), ("dd", nilai))),
        kelas="data",
    )


def _butir(satu: InformasiJabatan) -> Iterator[tuple[str, str]]:
    if satu.ikhtisar:
        yield "Ikhtisar jabatan", satu.ikhtisar
    kualifikasi = [
        f"{kata}: {'; '.join(_kata(butir) for butir in satu.butir[nama])}"
        for nama, kata in KUALIFIKASI.items()
        if satu.butir[nama]
    ]
    if kualifikasi:
        yield "Kualifikasi jabatan", ". ".join(kualifikasi)
    if alat := satu.butir["perangkat_kerja"]:
        yield "Perangkat kerja", "; ".join(_kata(butir) for butir in alat)


def _kata(butir: IsiButir) -> str:
    return f"{butir.isi} ({butir.rincian})" if butir.rincian else butir.isi
