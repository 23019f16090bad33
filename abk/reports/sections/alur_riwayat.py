"""History of a case: every event, every approval; those that no longer count are struck, with the reason."""

from __future__ import annotations

from abk.kegiatan.perubahan import Perubahan
from abk.reports.bagian import Bagian
from abk.reports.sections.alur_bahan import BahanAlur
from abk.reports.tabel import Baris, Kelompok, Kolom, tabel
from abk.sop.catatan.peristiwa import Peristiwa
from abk.tulisan.format import KOSONG, bulat
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Riwayat dan persetujuan"
_KOLOM = (
    Kolom("No.", angka=True),
    Kolom("Waktu"),
    Kolom("Yang terjadi", nama_baris=True),
    Kolom("Unit"),
    Kolom("Oleh"),
    Kolom("Berarti"),
    Kolom("Keterangan"),
)
_JENIS = {"ubah": "", "tambah": "tugas ditambah", "hapus": "tugas dihapus"}


def riwayat(bahan: BahanAlur) -> Bagian:
    """Return all events in their order; what was voided or withdrawn is struck, with number and reason."""
    baris = [_baris(bahan, e) for e in bahan.alur.peristiwa]
    kata = (
        "Persetujuan gugur bila isi yang disetujui berubah atau langkahnya dikembalikan. Yang gugur tetap "
        "tercatat, dicoret, dengan catatan yang menggugurkannya. Nama orang tidak dimuat pada halaman ini."
    )
    return Bagian(
        "riwayat", JUDUL, gabung(el("p", kata, kelas="redup"), tabel(JUDUL, _KOLOM, [Kelompok(None, baris)]))
    )


def _baris(bahan: BahanAlur, e: Peristiwa) -> Baris:
    gugur = penggugur(bahan, e)
    apa: Html | str = peristiwa_dalam_kata(bahan, e)
    makna: Html | str = ", ".join(e.makna) or KOSONG
    if gugur is not None:
        apa, makna = el("del", apa), el("del", makna)
    return Baris(
        [
            bulat(e.urut + 1),
            bahan.pukul(e.saat),
            apa,
            e.unit or "umum",
            bahan.peran(e.peran, e.sebutan, e.unit),
            makna,
            _luas(gabung(_keterangan(bahan, e), _alasan_gugur(bahan, gugur))),
        ]
    )


def _luas(isi: Html) -> Html | None:
    """Text that keeps some width on a phone; the table scrolls."""
    return el("div", isi, style="min-width:14rem") if isi else None


def penggugur(bahan: BahanAlur, e: Peristiwa) -> int | None:
    """Event that made this one void, or withdrew its decisions."""
    k = bahan.alur.keadaan
    setuju = next((p.gugur for p in k.persetujuan if p.urut == e.urut), None)
    return (
        setuju if setuju is not None else next((d.dicabut for d in k.semua_putusan if d.urut == e.urut), None)
    )


def _alasan_gugur(bahan: BahanAlur, urut: int | None) -> Html | None:
    if urut is None:
        return None
    alasan = str(bahan.alur.peristiwa[urut].isi.get("alasan", ""))
    kata = f"Gugur oleh catatan {bulat(urut + 1)}{f': {alasan}' if alasan else ''}"
    return el("span", kata, kelas="alasan")


def peristiwa_dalam_kata(bahan: BahanAlur, e: Peristiwa) -> str:
    """What happened with an event, in one line; never a name."""
    if e.apa == "mulai":
        return "Alur dimulai"
    if e.apa == "selesai":
        satu = bahan.alur.keadaan.satu_langkah(e.langkah)
        return f"Langkah {e.langkah} selesai: {satu.ringkas if satu else ''}"
    if e.apa == "kembali":
        return f"Langkah {e.langkah} dikembalikan ke langkah {e.isi.get('ke', '')}"
    if e.apa == "cabut":
        return f"Putusan pada catatan {bulat(int(e.isi['urut']) + 1)} dicabut"
    if e.apa == "putusan":
        return f"{bulat(len(e.isi.get('perubahan', ())))} putusan rapat dicatat"
    slot = ", ".join(bahan.judul(s) for s in e.keluaran)
    return {"ubah": f"{slot} diubah", "lampir": f"{slot} dilampirkan"}.get(e.apa, "Pejabat ditunjuk")


def _keterangan(bahan: BahanAlur, e: Peristiwa) -> Html | None:
    if e.apa == "putusan":
        return _butir([_perubahan(Perubahan.dari_dict(p)) for p in e.isi["perubahan"]])
    if e.apa == "tunjuk":
        return _butir([str(e.isi["alasan"]), *_penunjukan(bahan, e)])
    if e.apa == "selesai" and e.isi.get("jawaban"):
        return _butir(_jawaban(e))
    if "alasan" in e.isi or "keterangan" in e.isi:
        return gabung(e.isi.get("alasan") or e.isi.get("keterangan"))
    return None


def _butir(isi: list[str]) -> Html:
    return el("ul", *(el("li", satu) for satu in isi)) if len(isi) > 1 else gabung(*isi)


def _perubahan(p: Perubahan) -> str:
    tugas = f" tugas {p.nomor}" if p.nomor else ""
    isi = _JENIS[p.jenis] or f"{p.kolom.replace('_', ' ')} {p.lama or KOSONG} → {p.baru or KOSONG}"
    return f"{p.kode_jabatan}{tugas}: {isi}. {p.alasan}"


def _penunjukan(bahan: BahanAlur, e: Peristiwa) -> list[str]:
    return [
        f"{bahan.peran(t['peran'], t.get('sebutan', ''), t.get('unit', ''))} sejak {t['sejak']}"
        + (f" sampai {t['sampai']}" if t.get("sampai") else "")
        for p in e.isi["pejabat"]
        for t in p["penugasan"]
    ]


def _jawaban(e: Peristiwa) -> list[str]:
    jawaban = e.isi["jawaban"]
    perbaikan = [Perubahan.dari_dict(u) for j in jawaban.values() for u in j.get("usul", ())]
    sesuai = sum(j["status"] == "sesuai" for j in jawaban.values())
    return [
        f"{bulat(sesuai)} jabatan sesuai, {bulat(len(jawaban) - sesuai)} sesuai dengan perbaikan",
        *map(_perubahan, perbaikan),
    ]
