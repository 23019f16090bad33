"""Audit of the rows: divisors, units, periods, rounding, parents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from abk.instrumen.asing.bentuk import BarisTugas
from abk.instrumen.asing.bukti import Pembagi
from abk.instrumen.asing.label import periode_dalam, satuan_dalam
from abk.instrumen.asing.tanya import induk_beranak
from abk.instrumen.audit.catat import Pencatat, tampil
from abk.instrumen.audit.rumus import membulatkan
from abk.instrumen.galat import TemuanSel

_SELISIH_RELATIF, _SELISIH_MUTLAK = 0.02, 0.0006
_DESIMAL_CETAK = 4


def temuan_baris(catat: Pencatat) -> Iterable[TemuanSel]:
    """All findings in the task rows of a table."""
    yield from _pembagi(catat)
    yield from _satuan(catat)
    yield from _periode(catat)
    yield from _induk(catat)
    for satu in catat.tinjauan.isi.baris:
        yield from _hitungan(catat, satu)


def _pembagi(catat: Pencatat) -> Iterable[TemuanSel]:
    pembagi = catat.tinjauan.pembagi
    hitung = Counter(p.nilai for p in pembagi.values())
    if len(hitung) < 2:  # noqa: PLR2004 - one divisor is none too many
        return
    umum = hitung.most_common(1)[0][0]
    semua = ", ".join(f"{tampil(n)} ({b} baris)" for n, b in hitung.most_common())
    for p in pembagi.values():
        if p.nilai != umum:
            pesan = f"pembagi {tampil(p.nilai)} berbeda dari pembagi baris lain; tabel ini memakai {semua}"
            saran = "Pakai satu waktu kerja efektif, atau nyatakan periode volume tiap baris."
            yield catat.temuan("ragu", "pembagi_campur", p.sel, pesan, saran, tampil(p.nilai))


def _satuan(catat: Pencatat) -> Iterable[TemuanSel]:
    """Hours over a divisor of minutes, or the reverse: needs are 60 times too small or too large."""
    kolom, kepala = catat.tinjauan.kolom, catat.tinjauan.kepala
    if "norma_waktu" not in kolom:
        return
    dari_kepala = satuan_dalam(kepala.label.get(kolom["norma_waktu"], ""))
    sudah: set[tuple[str, float]] = set()
    for satu in catat.tinjauan.isi.baris:
        bagi = catat.tinjauan.pembagi.get(satu.baris)
        satuan = {satu.satuan} if satu.satuan else dari_kepala
        if bagi is None or len(satuan) != 1 or not bagi.arti:
            continue
        kata = next(iter(satuan))
        boleh = {s for s, _ in bagi.arti}
        if kata in {"menit", "jam"} and kata not in boleh and (kata, bagi.nilai) not in sudah:
            sudah.add((kata, bagi.nilai))
            arah = "kecil" if kata == "jam" else "besar"
            pesan = (
                f"norma waktu dinyatakan dalam {kata}, tetapi pembagi {tampil(bagi.nilai)} (sel {bagi.sel}) "
                f"adalah {' atau '.join(sorted(boleh))}: kebutuhan menjadi 60 kali "
                f"terlalu {arah}"
            )
            saran = "Samakan satuannya, atau perbaiki label kolom bila angkanya memang dalam satuan pembagi."
            yield catat.temuan("ragu", "satuan_pembagi", satu.sel["norma_waktu"], pesan, saran, kata)


def _periode(catat: Pencatat) -> Iterable[TemuanSel]:
    """A volume of one period over a divisor of another."""
    kolom, kepala = catat.tinjauan.kolom, catat.tinjauan.kepala
    if "volume" not in kolom:
        return
    dari_kepala = periode_dalam(kepala.label.get(kolom["volume"], ""))
    sudah: set[tuple[str, float]] = set()
    for satu in catat.tinjauan.isi.baris:
        bagi = catat.tinjauan.pembagi.get(satu.baris)
        periode = {satu.periode} if satu.periode else dari_kepala
        if bagi is None or len(periode) != 1 or not bagi.arti:
            continue
        kata = next(iter(periode))
        boleh = {p for _, p in bagi.arti}
        if kata not in boleh and (kata, bagi.nilai) not in sudah:
            sudah.add((kata, bagi.nilai))
            pesan = (
                f"volume dinyatakan per {kata}, tetapi pembagi {tampil(bagi.nilai)} (sel {bagi.sel}) "
                f"adalah waktu kerja efektif per {' atau per '.join(sorted(boleh))}"
            )
            saran = "Kalikan volume ke periode pembagi, atau pakai pembagi periode volume itu."
            yield catat.temuan("ragu", "periode_pembagi", satu.sel["volume"], pesan, saran, kata)


def _induk(catat: Pencatat) -> Iterable[TemuanSel]:
    baris = {b.baris: b for b in catat.tinjauan.isi.baris}
    for induk, anak in induk_beranak(catat.tinjauan.isi.baris).items():
        letak = ", ".join(baris[n].sel["uraian_tugas"] for n in anak)
        pesan = f"tugas nomor {baris[induk].nomor} dan rinciannya (sel {letak}) sama-sama dihitung"
        saran = "Hitung salah satu: tugas induknya, atau rinciannya."
        yield catat.temuan("ragu", "induk_dan_anak", baris[induk].sel["uraian_tugas"], pesan, saran)


def _hitungan(catat: Pencatat, satu: BarisTugas) -> Iterable[TemuanSel]:
    """Printed need of a row against volume × norma / divisor, and rounding before the sum."""
    kolom = catat.tinjauan.kolom
    if "kebutuhan" not in kolom:
        return
    sel = catat.kisi.sel(satu.baris, kolom["kebutuhan"])
    tercetak = catat.angka(satu.baris, kolom["kebutuhan"])
    volume, norma = (catat.angka(satu.baris, kolom[k]) for k in ("volume", "norma_waktu"))
    bagi: Pembagi | None = catat.tinjauan.pembagi.get(satu.baris)
    if tercetak is None or volume is None or norma is None or bagi is None:
        return
    benar = volume * norma / bagi.nilai
    if membulatkan(catat.rumus(satu.baris, kolom["kebutuhan"])) or (
        tercetak == round(tercetak) != round(benar, _DESIMAL_CETAK) and abs(tercetak - benar) < 1
    ):
        pesan = (
            f"kebutuhan baris dibulatkan sebelum dijumlahkan: {tampil(tercetak)}, seharusnya {tampil(benar)}"
        )
        saran = "Jumlahkan nilai yang belum dibulatkan; bulatkan sekali saja untuk jabatannya."
        yield catat.temuan("cacat", "bulat_sebelum_jumlah", sel, pesan, saran, tampil(tercetak))
    elif abs(benar - tercetak) > max(_SELISIH_MUTLAK, abs(benar) * _SELISIH_RELATIF):
        hitung = f"{tampil(volume)} × {tampil(norma)} / {tampil(bagi.nilai)} = {tampil(benar)}"
        pesan = f"tertulis {tampil(tercetak)}, sedangkan {hitung}"
        saran = "Perbaiki angka atau rumus di baris itu."
        yield catat.temuan("cacat", "hitungan_baris", sel, pesan, saran, tampil(tercetak))
