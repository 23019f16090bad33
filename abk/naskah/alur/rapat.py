"""Documents of steps 7 to 12: invitation, attendance, papers and record of the meeting, minutes, report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from abk.kegiatan import Kegiatan
from abk.naskah.alur.bahan import Bahan
from abk.naskah.alur.susunan import Susunan
from abk.naskah.tabel.dasar import dasar_hitung
from abk.naskah.tabel.jabatan import baris_jabatan, jumlah_jabatan
from abk.tulisan.format import bulat, kata_selisih

BAHASAN_TERBANYAK = 12
"""Most points that are put before the meeting of one unit."""

_RAPAT = ("tanggal_rapat", "mulai", "selesai", "tempat", "acara")


def waktu_rapat(bahan: Bahan) -> dict[str, Any]:
    """Day, hours, place and agenda of the meeting, as the invitation says."""
    isi = bahan.isian("undangan")
    return {k: isi[k] for k in _RAPAT if k in isi}


# ── the invitation (7–9) ──────────────────────────────────────────────────────────────────────────
def _undangan(bahan: Bahan) -> Mapping[str, Any]:
    return {
        **bahan.isian("undangan"),
        "pimpinan": bahan.pemegang("kabag_ortala")["jabatan"],
        "penanda_tangan": bahan.pemegang("karo_po"),
    }


def _awal_undangan(bahan: Bahan) -> Mapping[str, Any]:
    orang = [(bahan.pemegang("unit", u), bahan.nama_unit(u)) for u in bahan.alur.unit]
    ortala = [
        (bahan.pemegang(p), "Biro Perencanaan dan Organisasi")
        for p in ("kabag_ortala", "kasubbag_organisasi")
    ]
    return {
        "maksud": f"pembahasan {bahan.alur.judul}",
        "acara": ["Pembukaan", "Pembahasan data beban kerja per jabatan", "Putusan dan tindak lanjut"],
        "diundang": [{"nama": o["nama"], "jabatan": o["jabatan"], "unit": u} for o, u in (*orang, *ortala)],
    }


def _undangan_asli(bahan: Bahan) -> Mapping[str, Any]:
    nomor = {"tanggal": bahan.hari, **bahan.isian("undangan_asli")}
    return {**_undangan(bahan), **nomor, "penanda_tangan": bahan.sendiri}


# ── attendance (7, 10) ────────────────────────────────────────────────────────────────────────────
def _daftar_hadir(bahan: Bahan) -> Mapping[str, Any]:
    diundang = bahan.isian("undangan").get("diundang", [])
    return {
        **waktu_rapat(bahan),
        **bahan.isian("daftar_hadir"),
        "peserta": [{k: p.get(k, "") for k in ("nama", "jabatan", "unit")} for p in diundang],
        "pimpinan": bahan.pemegang("kabag_ortala"),
        "notulis": bahan.pemegang("kasubbag_organisasi"),
    }


def _hadir_terisi(bahan: Bahan) -> Mapping[str, Any]:
    return {
        **waktu_rapat(bahan),
        **bahan.isian("daftar_hadir_terisi"),
        "unit": bahan.nama_unit(bahan.unit),
        "terisi": True,
        "pimpinan": bahan.pemegang("kabag_ortala"),
        "notulis": bahan.pemegang("kasubbag_organisasi"),
    }


def _awal_hadir(bahan: Bahan) -> Mapping[str, Any]:
    """Those invited for this unit, and those of Ortala; who came is for the clerk to say."""
    nama, lain = bahan.nama_unit(bahan.unit), {bahan.nama_unit(u) for u in bahan.alur.unit if u != bahan.unit}
    diundang = bahan.isian("undangan").get("diundang", [])
    peserta = [p for p in diundang if p.get("unit") == nama or p.get("unit") not in lain]
    return {**waktu_rapat(bahan), "peserta": [{**p, "hadir": None} for p in peserta]}


# ── papers and record (7, 10) ─────────────────────────────────────────────────────────────────────
def _bahan_rapat(bahan: Bahan) -> Mapping[str, Any]:
    k = bahan.data("data_awal")
    dasar = dasar_hitung(k)
    kata = [dasar.kalimat, dasar.belum_diverifikasi, dasar.keterangan]
    return {
        **bahan.isian("bahan_rapat"),
        "nama_kegiatan": bahan.alur.judul,
        "tanggal_rapat": bahan.isian("undangan").get("tanggal_rapat"),
        "dasar": [str(satu) for satu in kata if satu],
        "unit": [_bahan_unit(bahan, u, k.cabang(u)) for u in bahan.alur.unit],
        "tanggal": bahan.hari,
        "penyusun": bahan.pemegang("kabag_ortala"),
    }


def _bahan_unit(bahan: Bahan, kode: str, k: Kegiatan) -> dict[str, Any]:
    return {
        "kode": kode,
        "nama": bahan.nama_unit(kode),
        "jabatan": baris_jabatan(k),
        "jumlah": jumlah_jabatan(k),
        "bahasan": _bahasan(k),
    }


def _bahasan(k: Kegiatan) -> list[dict[str, str]]:
    """Posts that the meeting must look at: faulty rows first, then the widest gaps."""
    nama = dict(zip(k.jabatan["kode_jabatan"], k.jabatan["nama_jabatan"], strict=True))
    hasil = [
        {"jabatan": f"{nama[t.kode_jabatan]} ({t.kode_jabatan})", "hal": f"{t.pesan}. {t.saran}"}
        for t in k.temuan
        if t.tingkat in {"cacat", "ragu"} and t.kode_jabatan in nama
    ]
    selisih = k.hasil["selisih"].dropna().astype(int)
    urut = selisih[selisih != 0].sort_values(key=lambda s: -s.abs(), kind="stable")
    hasil += [
        {
            "jabatan": f"{nama[str(kode)]} ({kode})",
            "hal": f"{kata_selisih(int(n)).capitalize()} {bulat(abs(int(n)))} orang; periksa volume, norma",
        }
        for kode, n in urut.items()
    ]
    return hasil[:BAHASAN_TERBANYAK]


def _dokumentasi(bahan: Bahan) -> Mapping[str, Any]:
    hadir = bahan.isian("daftar_hadir_terisi")
    peserta = hadir.get("peserta", [])
    k = bahan.alur.data("data_awal").cabang(bahan.unit)
    pimpinan = bahan.pemegang("kabag_ortala")
    return {
        **waktu_rapat(bahan),
        **{n: hadir[n] for n in _RAPAT if n in hadir},
        **bahan.isian("dokumentasi"),
        "unit": bahan.nama_unit(bahan.unit),
        "pimpinan": f"{pimpinan['nama']}, {pimpinan['jabatan']}",
        "jumlah_diundang": sum(bool(p.get("diundang", True)) for p in peserta),
        "jumlah_hadir": sum(bool(p.get("hadir")) for p in peserta),
        "putusan": putusan(bahan, k),
        "pencatat": bahan.pemegang("kasubbag_organisasi"),
    }


def putusan(bahan: Bahan, k: Kegiatan) -> list[dict[str, str]]:
    """Decisions about the unit that stand, with the names of post and task."""
    nama = dict(zip(k.jabatan["kode_jabatan"], k.jabatan["nama_jabatan"], strict=True))
    tugas = {
        (r.kode_jabatan, str(r.nomor)): str(r.uraian_tugas) for r in k.uraian_tugas.itertuples(index=False)
    }
    kata = {"tambah": "tugas ditambah", "hapus": "tugas dihapus"}
    return [
        {
            "jabatan": f"{nama.get(p.kode_jabatan, p.kode_jabatan)} ({p.kode_jabatan})",
            "uraian": tugas.get((p.kode_jabatan, p.nomor), ""),
            "kolom": kata.get(p.jenis, p.kolom.replace("_", " ")),
            "lama": p.lama if p.jenis == "ubah" else "",
            "baru": p.baru if p.jenis == "ubah" else "",
            "alasan": p.alasan,
        }
        for p in bahan.keadaan.putusan(bahan.unit)
    ]


SUSUNAN_RAPAT: Mapping[str, Susunan] = {
    "undangan": Susunan(
        "undangan",
        _undangan,
        diketahui=frozenset({"pimpinan", "penanda_tangan", "sifat", "tembusan", "nomor_urut", "tanggal"}),
        awal=_awal_undangan,
    ),
    "daftar_hadir": Susunan("daftar_hadir", _daftar_hadir, "asli", ditanya=("baris_kosong",)),
    "bahan_rapat": Susunan("bahan_rapat", _bahan_rapat, "asli", ditanya=("petunjuk",)),
    "undangan_asli": Susunan(
        "undangan", _undangan_asli, "asli", ditanya=("nomor_urut",), asal="undangan", kini=True
    ),
    "daftar_hadir_terisi": Susunan(
        "daftar_hadir",
        _hadir_terisi,
        "asli",
        ditanya=(*_RAPAT, "peserta"),
        awal=_awal_hadir,
    ),
    "dokumentasi": Susunan("dokumentasi", _dokumentasi, "asli", ditanya=("jalannya", "berkas", "selesai")),
}
"""Documents of steps 7 to 10, by slot."""
