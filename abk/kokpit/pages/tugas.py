"""What the official can do now: steps that are due, decisions, returns, edits."""

from __future__ import annotations

from collections.abc import Sequence

from abk.kokpit.pages.base import Page
from abk.kokpit.pages.pieces import judul, kotak, saat, tanda, tombol
from abk.naskah.isi import filling
from abk.sop.kaidah.tindakan import Tindakan
from abk.sop.papan import KATA, kata_lama
from abk.sop.prosedur import Prosedur
from abk.sop.slot import USULAN, judul_slot
from abk.tulisan.format import berderet
from abk.tulisan.markup import Html, el, gabung


def dapat_diubah(acuan: Prosedur, slot: str) -> bool:
    """Whether a content can be edited by itself: made anew from facts, or from a file that is handed in."""
    satu = filling(acuan, slot)
    return not acuan.berangka(slot) or (satu is not None and satu.ditanya != ())


class Tugas(Page):
    """The to-do list of whoever acts."""

    nama = "tugas"

    def render(self) -> Html:
        """A card for each step that is due and his, then what else he may do."""
        if not self.session.terbuka:
            return gabung(judul("Tugas saya"), el("p", "Buka kunci Anda di atas untuk melihat tugas Anda."))
        boleh = self.session.alur.boleh(self.session.pelaku, self.session.saat)
        giliran = [t for t in boleh if t.apa == "selesai"]
        rapat = [t for t in boleh if t.apa == "putusan"]
        ubah = [t for t in boleh if t.apa == "ubah" and dapat_diubah(self.session.alur.prosedur, t.slot)]
        kembali = {(t.langkah, t.unit) for t in boleh if t.apa == "kembali"}
        return gabung(
            judul("Tugas saya"),
            *[self._kartu(t, kembali=(t.langkah, t.unit) in kembali) for t in giliran],
            None if giliran else self._kosong(),
            self._rapat(rapat) if rapat else None,
            self._ubah(ubah) if ubah else None,
            el(
                "p",
                tombol("Lampirkan berkas…", "buka", "tipis", halaman="lampir"),
                tombol("Tunjuk pejabat…", "buka", "tipis", halaman="tunjuk")
                if self._boleh_menunjuk
                else None,
                kelas="kaki",
            ),
        )

    @property
    def _boleh_menunjuk(self) -> bool:
        """Whether one of today's roles appoints officials."""
        k = self.session.alur.keadaan
        milik = k.pejabat[self.session.pelaku].penugasan
        peran = {t.peran for t in milik if t.berlaku(self.session.hari)}
        return not k.selesai and bool(peran & set(k.prosedur.fungsi.menunjuk))

    def _kosong(self) -> Html:
        k = self.session.alur.keadaan
        if k.selesai:
            return el("p", "Alur ini sudah selesai dan diarsipkan.")
        nama = [f"langkah {kode}{f' ({u})' if u else ''}" for kode, u in k.posisi_kini]
        return el("p", f"Tidak ada langkah yang menunggu Anda. Yang berjalan: {berderet(nama)}.")

    def _kartu(self, t: Tindakan, *, kembali: bool) -> Html:
        k = self.session.alur.keadaan
        langkah = k.satu_langkah(t.langkah)
        if langkah is None:
            return Html("")
        unit = f" · {t.unit}" if t.unit else ""
        kurang = [judul_slot(k.prosedur, s) for s in t.kurang]
        kerja = tombol(
            "Kerjakan",
            "buka",
            "utama",
            halaman="kerja",
            langkah=t.langkah,
            unit=t.unit,
            id=f"kerja-{t.langkah}-{t.unit}".replace(".", "_"),
            aria_label=f"Kerjakan langkah {t.langkah}{unit}",
        )
        balik = tombol(
            "Kembalikan…",
            "buka",
            halaman="kembali",
            langkah=t.langkah,
            unit=t.unit,
            aria_label=f"Kembalikan langkah {t.langkah}{unit}",
        )
        return el(
            "article",
            el("h3", f"Langkah {t.langkah}: {langkah.ringkas}{unit}"),
            el(
                "p",
                f"Arti tanda tangan: {berderet(langkah.makna)}",
                f"; sebagai {t.sebutan}" if t.sebutan else "",
                ".",
            ),
            self._tenggat(t),
            self._sebab(t),
            kotak("awas", el("p", f"Belum ada: {berderet(kurang)}."), self._lampirkan(t)) if kurang else None,
            el("p", kerja, balik if kembali else None, kelas="deret"),
            kelas="kartu",
        )

    def _lampirkan(self, t: Tindakan) -> Html | None:
        """Way out where the first step lacks what comes from outside."""
        if USULAN not in t.kurang:
            return None
        return tombol("Lampirkan usulan…", "buka", halaman="lampir", slot=USULAN)

    def _tenggat(self, t: Tindakan) -> Html:
        zona, semua = self.session.alur.keadaan.zona, self.session.status.giliran
        g = next((g for g in semua if (g.langkah.kode, g.unit) == (t.langkah, t.unit)), None)
        if g is None:
            return Html("")
        sejak, w = f"Giliran sejak {saat(g.sejak, zona)}", g.status
        if w is None:
            return el("p", f"{sejak}; langkah ini tanpa waktu baku.")
        sisa = f"lewat {kata_lama(w.lewat_menit)}" if w.lewat_menit else f"sisa {kata_lama(w.sisa_menit)}"
        return el(
            "p",
            tanda(KATA[w.keadaan], w.keadaan),
            f" {sejak}; tenggat {saat(w.tenggat, zona)} ({sisa}; waktu baku {kata_lama(w.standar_menit)}).",
        )

    def _sebab(self, t: Tindakan) -> Html | None:
        """Why the step has to be done again: the latest return to it."""
        pulang = [
            p
            for p in self.session.alur.keadaan.pengembalian
            if p.ke == t.langkah and (not p.unit or p.unit == t.unit)
        ]
        riwayat = [
            r for r in self.session.alur.keadaan.riwayat_langkah if (r.langkah, r.unit) == (t.langkah, t.unit)
        ]
        if not pulang or len(riwayat) < 2:  # noqa: PLR2004 - the first passage was not returned
            return None
        akhir = pulang[-1]
        return kotak("awas", el("p", f"Dikembalikan dari langkah {akhir.dari}: {akhir.alasan}"))

    def _rapat(self, tindakan: Sequence[Tindakan]) -> Html:
        isi = [
            tombol(f"Keputusan rapat {t.unit}", "buka", halaman="putusan", langkah=t.langkah, unit=t.unit)
            for t in tindakan
        ]
        kode = berderet(self.session.alur.keadaan.langkah_rapat)
        kata = f"Catat atau cabut keputusan rapat selama rapat dan penyusunan konsep data (langkah {kode})."
        return el("section", el("h3", "Keputusan rapat"), el("p", kata), el("p", *isi, kelas="deret"))

    def _ubah(self, tindakan: Sequence[Tindakan]) -> Html:
        isi = [
            el(
                "li",
                f"{judul_slot(self.session.alur.prosedur, t.slot)} (langkah {t.langkah}) ",
                tombol(
                    "Ubah…",
                    "buka",
                    "tipis",
                    halaman="ubah",
                    slot=t.slot,
                    aria_label=f"Ubah {judul_slot(self.session.alur.prosedur, t.slot)}",
                ),
            )
            for t in tindakan
        ]
        kata = f"Ubah naskah yang sudah jadi ({len(isi)}); persetujuan sesudahnya gugur"
        return el("details", el("summary", kata), el("ul", *isi, kelas="daftar-isi"))
