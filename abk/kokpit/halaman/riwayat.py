"""What happened: approvals, void ones struck through with the reason; every event; the head of the chain."""

from __future__ import annotations

from collections.abc import Mapping

from abk.kokpit.halaman.dasar import Halaman, urutan
from abk.kokpit.halaman.unsur import judul, saat, sidik_ringkas, tabel, tanda
from abk.sop import NAMA_PERAN, Persetujuan
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.papan import jabatan, sebab_gugur
from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import kelompok

_APA: Mapping[str, str] = {
    "mulai": "memulai alur",
    "tunjuk": "menunjuk pejabat",
    "selesai": "menyelesaikan langkah",
    "kembali": "mengembalikan",
    "ubah": "mengubah isi",
    "putusan": "mencatat putusan",
    "cabut": "mencabut putusan",
    "lampir": "melampirkan berkas",
}


class Riwayat(Halaman):
    """The history of the case."""

    nama = "riwayat"

    def gambar(self) -> Html:
        """Approvals, events, head."""
        alur = self.sesi.alur
        setuju = [self._setuju(p) for p in alur.keadaan.persetujuan]
        peristiwa = [self._peristiwa(e) for e in reversed(alur.peristiwa)]
        return gabung(
            judul("Riwayat"),
            el(
                "p",
                "Kepala rantai: ",
                el("code", kelompok(alur.kepala), kelas="sidik panjang"),
                f" ({alur.keadaan.jumlah} catatan). Bandingkan dengan yang tercetak pada naskah terakhir.",
            ),
            el("h3", f"Persetujuan ({len(setuju)})"),
            tabel(
                ("Langkah", "Unit", "Arti", "Oleh", "Waktu", "Keadaan"),
                setuju,
                "Persetujuan",
                kelas="riwayat",
            )
            if setuju
            else el("p", "Belum ada persetujuan.", kelas="redup"),
            el("h3", f"Catatan ({len(peristiwa)}), yang terbaru di atas"),
            tabel(
                ("No.", "Waktu", "Oleh", "Apa", "Keterangan", "Sidik"),
                peristiwa,
                "Catatan alur",
                kelas="riwayat",
            ),
        )

    def _setuju(self, p: Persetujuan) -> tuple[object, ...]:
        k = self.sesi.alur.keadaan
        satu = k.satu_langkah(p.langkah)
        isi: list[object] = [
            f"{p.langkah} · {satu.ringkas if satu else ''}",
            p.unit or "–",
            urutan(p.makna),
            jabatan(self.sesi.nama, p.pelaku, p.sebutan),
            saat(p.waktu, k.zona),
        ]
        if p.gugur is None:
            return (*isi, tanda("berlaku", "selesai"))
        sebab = sebab_gugur(self.sesi.alur.peristiwa, p.gugur)
        keadaan = gabung(tanda("gugur", "gugur"), el("small", f"catatan ke-{p.gugur + 1}: {sebab}"))
        return (*[el("s", satu_isi) for satu_isi in isi], keadaan)

    def _peristiwa(self, e: Peristiwa) -> tuple[object, ...]:
        siapa = f"{jabatan(self.sesi.nama, e.pelaku, e.sebutan)} ({NAMA_PERAN.get(e.peran, e.peran)})"
        apa = _APA.get(e.apa, e.apa)
        langkah = f" {e.langkah}" if e.langkah else ""
        unit = f" · {e.unit}" if e.unit else ""
        return (
            str(e.urut + 1),
            saat(e.saat, self.sesi.alur.keadaan.zona),
            siapa,
            f"{apa}{langkah}{unit}",
            keterangan(e) or "–",
            sidik_ringkas(e.sidik),
        )


def keterangan(e: Peristiwa) -> str:
    """What an event says besides, in a sentence."""
    isi = e.isi
    if e.apa == "kembali":
        return f"ke langkah {isi.get('ke')}: {isi.get('alasan')}"
    if e.apa == "putusan":
        return f"{len(isi.get('perubahan', ()))} perubahan data"
    if e.apa == "cabut":
        return f"catatan ke-{int(isi.get('urut', 0)) + 1}: {isi.get('alasan')}"
    if e.apa == "tunjuk":
        return f"{', '.join(str(p.get('id')) for p in isi.get('pejabat', ()))}: {isi.get('alasan')}"
    return str(isi.get("alasan") or isi.get("keterangan") or "")
