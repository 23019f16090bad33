"""Changes of the data as a page: fields to write them, and what they do to the need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from abk.hasil import PANAH, kata_perubahan
from abk.kegiatan import Kegiatan, Perubahan
from abk.kokpit.pages.pieces import PILIH, kotak, medan, medan_teks, pilih, tabel, tombol
from abk.kokpit.usulan import JENIS, KOLOM_BARU, DaftarDraf, Draf, label_kolom
from abk.tulisan.format import bertanda, bulat, kata_selisih, kebutuhan
from abk.tulisan.markup import Html, el, gabung

_SENDIRI = ("", "jabatan itu sendiri, bukan tugasnya")


def render_draf(daftar: DaftarDraf, jalur: str, nama: str, salah: Mapping[int, Sequence[str]]) -> Html:
    """Changes that are being written."""
    isi = [
        _satu(daftar, satu, f"{jalur}/{n}", f"{nama}-{n}", urut, salah.get(n, ()))
        for urut, (n, satu) in enumerate(daftar.draf.items(), 1)
    ]
    return gabung(*isi)


def _satu(daftar: DaftarDraf, d: Draf, jalur: str, nama: str, urut: int, salah: Sequence[str]) -> Html:
    isi = [_pilih(nama, jalur, "jenis", "Perubahan", JENIS, d.jenis)]
    if not daftar.jabatan:
        isi.append(
            _pilih(
                nama,
                jalur,
                "kode_jabatan",
                "Jabatan",
                [PILIH, *daftar.pilihan_jabatan],
                d.kode_jabatan,
            )
        )
    # What hangs on another choice gets an id of its own with it, so that it begins anew.
    anak = f"{nama}-{d.jenis}-{d.kode_jabatan.replace(' ', '_')}"
    isi += _sasaran(daftar, d, jalur, anak)
    alasan = (f"{nama}-alasan", "Alasan (wajib)", f"{jalur}/alasan", d.alasan)
    isi.append(medan_teks(*alasan, baris=2, kelas="lebar", data_hidup=True))
    galat = el("p", "; ".join(salah), kelas="medan-galat", id=f"{nama}-s") if salah else None
    hapus = tombol(
        "Buang perubahan ini", "hapus_draf", "tipis", jalur=jalur, aria_label=f"Buang perubahan {urut}"
    )
    return el(
        "fieldset",
        el("legend", f"Perubahan {urut}"),
        el("div", *isi, kelas="kisi"),
        galat,
        hapus,
        kelas="draf",
        id=f"{nama}-draf",
    )


def _sasaran(daftar: DaftarDraf, d: Draf, jalur: str, nama: str) -> list[Html]:
    tugas = daftar.pilihan_tugas(d.kode_jabatan) if d.kode_jabatan else []
    if d.jenis == "tambah":
        return _tugas_baru(d, jalur, nama)
    if d.jenis == "hapus":
        return [_pilih(nama, jalur, "nomor", "Tugas yang dihapus", [PILIH, *tugas], d.nomor)]
    isi = [_pilih(nama, jalur, "nomor", "Tugas", [_SENDIRI, *tugas], d.nomor)]
    sel = f"{nama}-{'t' if d.nomor else 'j'}"
    isi.append(_pilih(sel, jalur, "kolom", "Yang diubah", [PILIH, *daftar.pilihan_kolom(d.nomor)], d.kolom))
    lama = daftar.lama(d) if d.kode_jabatan else ""
    isi.append(
        el(
            "div",
            el("span", "Nilai sekarang", kelas="label"),
            el("output", lama or "–", id=f"{nama}-lama", kelas="nilai-lama"),
            kelas="medan",
        )
    )
    baru, pilihan = f"{sel}-{d.kolom}-baru", daftar.pilihan_nilai(d.nomor, d.kolom)
    if pilihan:
        isi.append(
            _pilih(
                f"{sel}-{d.kolom}",
                jalur,
                "baru",
                "Nilai baru",
                [PILIH, *((p, p) for p in pilihan)],
                d.baru,
            )
        )
    else:
        isi.append(medan_teks(baru, "Nilai baru", f"{jalur}/baru", d.baru, data_hidup=True))
    return isi


def _tugas_baru(d: Draf, jalur: str, nama: str) -> list[Html]:
    isi = [medan_teks(f"{nama}-nomor", "Nomor tugas baru", f"{jalur}/nomor", d.nomor, data_hidup=True)]
    for kolom in KOLOM_BARU:
        label, kini = label_kolom(kolom), d.tugas[kolom]
        if pilihan := DaftarDraf.pilihan_nilai("1", kolom):
            isi.append(_pilih(nama, jalur, kolom, label, [PILIH, *((p, p) for p in pilihan)], kini))
        else:
            isi.append(medan_teks(f"{nama}-{kolom}", label, f"{jalur}/{kolom}", kini, data_hidup=True))
    return isi


def _pilih(nama: str, jalur: str, kolom: str, label: str, opsi: Iterable[tuple[str, str]], isi: str) -> Html:
    sendiri = f"{nama}-{kolom}"
    return medan(sendiri, label, pilih(sendiri, f"{jalur}/{kolom}", list(opsi), isi, data_hidup=True))


def render_efek(efek: pd.DataFrame | None, sebab: str, nama: Mapping[str, str], judul: str) -> Html:
    """What changes do to the need."""
    if sebab:
        return kotak("salah", el("p", sebab, kelas="rinci-galat"))
    if efek is None or efek.empty:
        return Html("")
    return tabel(
        (
            "Jabatan",
            "Beban semula",
            "menjadi [menit/tahun]",
            "Kebutuhan semula",
            "menjadi [orang]",
            "Dibulatkan",
            "Selisih dengan bezetting",
        ),
        [_baris_efek(str(kode), r, nama) for kode, r in efek.iterrows()],
        judul,
        (1, 2, 3, 4, 5, 6),
        "efek",
    )


def _baris_efek(
    kode: str, r: Mapping[str, Any] | pd.Series[Any], nama: Mapping[str, str]
) -> tuple[object, ...]:
    lama, baru = r["kebutuhan_bulat_lama"], r["kebutuhan_bulat_baru"]
    beda = f"{bulat(lama)} → {bulat(baru)}" if bulat(lama) != bulat(baru) else f"{bulat(baru)} (tetap)"
    selisih = r["selisih_baru"]
    return (
        f"{nama.get(kode, kode)} ({kode})",
        bulat(r["beban_kerja_menit_lama"]),
        bulat(r["beban_kerja_menit_baru"]),
        kebutuhan(r["kebutuhan_lama"]),
        kebutuhan(r["kebutuhan_baru"]),
        beda,
        f"{bertanda(selisih)} ({kata_selisih(selisih)})",
    )


def render_perubahan(
    perubahan: Sequence[Perubahan],
    k: Kegiatan,
    judul: str,
    tambahan: Sequence[tuple[str, Sequence[object]]] = (),
) -> Html:
    """Changes of some data that are recorded: post, task, column, old → new, why; then further columns."""
    baris = [
        (
            f"{s.jabatan} ({s.kode_jabatan})",
            s.tugas,
            s.kolom,
            gabung(el("del", s.lama), PANAH, el("ins", s.baru)),
            s.alasan,
            *(isi[n] for _, isi in tambahan),
        )
        for n, s in enumerate(kata_perubahan(perubahan, k))
    ]
    kepala = (
        "Jabatan",
        "Tugas",
        "Yang diubah",
        "Semula → menjadi",
        "Alasan",
        *(nama for nama, _ in tambahan),
    )
    return tabel(kepala, baris, judul)
