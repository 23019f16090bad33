"""What everybody may see: the board of all steps and units with its legend, and what happened so far."""

from __future__ import annotations

from collections.abc import Mapping

from abk.kokpit.pages.base import Aksi, Host, Page
from abk.kokpit.pages.pieces import (
    bagian,
    butir,
    daftar,
    judul,
    kotak,
    redup,
    saat,
    sidik_ringkas,
    tabel,
    tanda,
    tombol,
)
from abk.naskah.alur import Ingatan, folder_ingatan, periksa_gudang
from abk.sop import HasilVerifikasi, Langkah, Persetujuan
from abk.sop.catatan.peristiwa import Peristiwa
from abk.sop.jam import MENDEKATI_PERSEN, menit_standar
from abk.sop.papan import (
    BERJALAN,
    KATA,
    BarisPapan,
    KeadaanSel,
    Ringkasan,
    Sel,
    jabatan,
    kata_lama,
    papan,
    ringkasan,
)
from abk.sop.riwayat import isi_dalam_kata, peristiwa_dalam_kata, sebab_gugur
from abk.tulisan.format import berderet, bulat
from abk.tulisan.markup import Html, el, gabung
from abk.tulisan.sidik import kelompok

_ARTI: Mapping[KeadaanSel, str] = {
    "selesai": "ditandatangani dan masih berlaku",
    "tepat": "sedang menjadi giliran, waktu baku belum habis",
    "mendekati": f"sudah memakai {MENDEKATI_PERSEN}% waktu baku atau lebih",
    "lewat": "waktu baku sudah habis",
    "gugur": "pernah selesai, tetapi persetujuannya gugur",
    "menunggu": "belum gilirannya",
}


class Papan(Page):
    """The board."""

    nama = "papan"

    def render(self) -> Html:
        """Figures, whose turn it is, the table, the legend."""
        s = self.session
        baris = papan(s.alur.keadaan, s.alur.peristiwa, s.nama, s.status.jam, s.saat)
        zona = s.alur.keadaan.zona
        nama = s.alur.keadaan.unit
        kepala = [
            el("th", "Langkah", scope="col"),
            el("th", "Pelaksana dan waktu baku", scope="col"),
            *[el("th", u, el("small", s.nama_unit(u)), scope="col") for u in nama],
        ]
        tabel = el(
            "table",
            el("thead", el("tr", *kepala)),
            el("tbody", *[self._baris(b, nama, zona) for b in baris]),
            kelas="tabel papan",
        )
        return gabung(
            judul("Papan"),
            _angka(ringkasan(baris)),
            self._giliran(baris),
            el("div", tabel, kelas="gulir", role="region", tabindex="0", aria_label="Papan langkah"),
            _legenda(),
        )

    def _giliran(self, baris: list[BarisPapan]) -> Html:
        kini = [(b, u, satu) for b in baris for u, satu in b.sel.items() if satu.keadaan in BERJALAN]
        if not kini:
            return el("p", "Alur ini sudah selesai dan diarsipkan.")
        isi = [
            (
                f"Langkah {b.langkah.kode}{f' · {u}' if u else ''}",
                gabung(el("strong", "; ".join(satu.siapa) or "belum ada pejabat"), f": {b.langkah.ringkas}"),
            )
            for b, u, satu in kini
        ]
        return bagian("Mendapat giliran", daftar(isi, "rinci giliran"))

    def _baris(self, b: BarisPapan, unit: tuple[str, ...], zona: str) -> Html:
        k = b.langkah
        baku = _baku(k)
        peran = self.session.alur.prosedur.nama_peran(k.pelaksana)
        kepala = el(
            "th",
            el("span", k.kode, kelas="kode"),
            " ",
            k.ringkas,
            tanda("tambahan", "tambahan", title="Langkah di luar SOP") if k.tambahan else None,
            scope="row",
        )
        siapa = el("td", el("span", peran), el("small", baku), kelas="pelaksana")
        if k.lingkup == "umum":
            return el(
                "tr",
                kepala,
                siapa,
                _sel(b.sel[""], "Semua unit", zona, lebar=len(unit)),
                id=f"papan-{k.kode}",
            )
        return el("tr", kepala, siapa, *[_sel(b.sel[u], u, zona) for u in unit], id=f"papan-{k.kode}")


def _baku(k: Langkah) -> str:
    """Standard time in words; a day of it also in minutes."""
    if k.waktu is None:
        return "tanpa waktu baku"
    sebut = f"{bulat(menit_standar(k.waktu))} menit kerja"
    return sebut if k.waktu.satuan == "Menit" else f"{k.waktu} ({sebut})"


def _sel(s: Sel, label: str, zona: str, lebar: int = 1) -> Html:
    isi: list[object] = [tanda(KATA[s.keadaan], s.keadaan)]
    if s.keadaan == "selesai" and s.selesai is not None:
        isi.append(el("small", f"{'; '.join(s.siapa)}, {saat(s.selesai, zona)}"))
    if s.keadaan in BERJALAN and s.sejak is not None:
        isi.append(el("small", f"{'; '.join(s.siapa) or 'belum ada pejabat'}, sejak {saat(s.sejak, zona)}"))
    if s.waktu is not None:
        isi.append(_jam(s, zona))
    if s.ulang and s.keadaan != "gugur":
        isi.append(el("small", f"dikerjakan {bulat(s.ulang + 1)} kali"))
    if s.sebab:
        isi.append(el("small", s.sebab, kelas="sebab"))
    return el(
        "td", *isi, kelas=f"sel {s.keadaan}", colspan=str(lebar) if lebar > 1 else None, data_label=label
    )


def _jam(s: Sel, zona: str) -> Html:
    w = s.waktu
    if w is None:
        return Html("")
    pakai = f"{kata_lama(w.terpakai_menit)} dari {kata_lama(w.standar_menit)}"
    if s.keadaan in BERJALAN:
        akhir = (
            f", lewat {kata_lama(w.lewat_menit)}" if w.lewat_menit else f", tenggat {saat(w.tenggat, zona)}"
        )
        return el("small", pakai, akhir, kelas="terlambat" if s.terlambat else "")
    return el(
        "small",
        pakai,
        f", lebih {kata_lama(w.lewat_menit)}" if s.terlambat else "",
        kelas="terlambat" if s.terlambat else "",
    )


def _angka(r: Ringkasan) -> Html:
    isi = [
        ("Selesai", f"{bulat(r.selesai)} dari {bulat(r.semua)}"),
        ("Sedang berjalan", bulat(r.berjalan)),
        ("Lewat waktu", bulat(r.lewat)),
        ("Gugur, diulang", bulat(r.gugur)),
    ]
    return daftar(isi, "angka-kunci")


def _legenda() -> Html:
    isi = [el("li", tanda(KATA[k], k), " ", arti) for k, arti in _ARTI.items()]
    tambahan = el("li", tanda("tambahan", "tambahan"), " langkah di luar SOP")
    return el(
        "details", el("summary", "Keterangan tanda"), el("ul", *isi, tambahan, kelas="legenda"), open=True
    )


class Riwayat(Page):
    """The history of the case."""

    nama = "riwayat"

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._hasil: HasilVerifikasi | None = None

    @property
    def aksi(self) -> Mapping[str, Aksi]:
        """What can be asked for here."""
        return {"periksa": lambda _: self._periksa()}

    def _periksa(self) -> None:
        def maju(nomor: int, banyak: int, slot: str) -> None:
            self.host.kerjakan_lama(f"Memeriksa naskah {bulat(nomor)} dari {bulat(banyak)}: {slot}")

        self.host.kerjakan_lama("Memeriksa rantai…")
        s = self.session
        self._hasil = periksa_gudang(s.gudang, s.alur.kode, ingatan=Ingatan(folder_ingatan()), kemajuan=maju)
        self.host.kabar(f"Pemeriksaan: {self._hasil.vonis}.")
        self.fokus = "vonis"

    def _vonis(self) -> Html:
        """The verdict of the last check of this case as it stands, in the words of the command."""
        hasil = self._hasil
        minta = el("p", tombol("Periksa seluruh alur", "periksa", id="periksa"), kelas="deret")
        if hasil is None or hasil.kepala != self.session.alur.kepala:
            return minta
        temuan = [f"{t.tingkat if t.tingkat in {'catatan', 'ragu'} else 'salah'}: {t}" for t in hasil.temuan]
        isi = kotak(
            "kabar" if hasil.sah else "salah",
            el("p", el("strong", hasil.vonis), " sejauh dapat dilihat tanpa kode verifikasi dari kertas."),
            butir([*temuan, *hasil.kalimat]),
        )
        return el("section", isi, minta, id="vonis", tabindex="-1", aria_label="Hasil pemeriksaan")

    def render(self) -> Html:
        """Verdict, approvals, events, head."""
        alur = self.session.alur
        setuju = [self._setuju(p) for p in alur.keadaan.persetujuan]
        peristiwa = [self._peristiwa(e) for e in reversed(alur.peristiwa)]
        return gabung(
            judul("Riwayat"),
            el(
                "p",
                "Kode verifikasi: ",
                el("code", kelompok(alur.kepala), kelas="sidik panjang"),
                f" ({alur.keadaan.jumlah} catatan). Bandingkan dengan yang tercetak pada naskah terakhir.",
            ),
            self._vonis(),
            el("h3", f"Persetujuan ({len(setuju)})"),
            tabel(
                ("Langkah", "Unit", "Arti", "Oleh", "Waktu", "Keadaan"),
                setuju,
                "Persetujuan",
                kelas="riwayat",
            )
            if setuju
            else redup("Belum ada persetujuan."),
            el("h3", f"Catatan ({len(peristiwa)}), yang terbaru di atas"),
            tabel(
                ("No.", "Waktu", "Oleh", "Apa", "Keterangan", "Kode verifikasi"),
                peristiwa,
                "Catatan alur",
                kelas="riwayat",
            ),
        )

    def _setuju(self, p: Persetujuan) -> tuple[object, ...]:
        k = self.session.alur.keadaan
        satu = k.satu_langkah(p.langkah)
        isi: list[object] = [
            f"{p.langkah} · {satu.ringkas if satu else ''}",
            p.unit or "–",
            berderet(p.makna),
            jabatan(self.session.nama, p.pelaku, p.sebutan),
            saat(p.waktu, k.zona),
        ]
        if p.gugur is None:
            return (*isi, tanda("berlaku", "selesai"))
        sebab = sebab_gugur(self.session.alur.peristiwa, p.gugur)
        keadaan = gabung(tanda("gugur", "gugur"), el("small", f"catatan ke-{p.gugur + 1}: {sebab}"))
        return (*[el("s", satu_isi) for satu_isi in isi], keadaan)

    def _peristiwa(self, e: Peristiwa) -> tuple[object, ...]:
        alur = self.session.alur
        siapa = f"{jabatan(self.session.nama, e.pelaku, e.sebutan)} ({alur.prosedur.nama_peran(e.peran)})"
        return (
            str(e.urut + 1),
            saat(e.saat, alur.keadaan.zona),
            siapa,
            f"{peristiwa_dalam_kata(alur, e)}{f' · {e.unit}' if e.unit else ''}",
            "; ".join(isi_dalam_kata(alur, e)) or "–",
            sidik_ringkas(e.sidik),
        )
