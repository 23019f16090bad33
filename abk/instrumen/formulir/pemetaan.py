"""The preview of a foreign workbook as a screen: what each column means, what is asked, what will be read."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets as w

from abk.instrumen.asing.bentuk import Tanya
from abk.instrumen.asing.grid import huruf_kolom
from abk.instrumen.asing.impor import aturan_gudang
from abk.instrumen.asing.peta import Peta, baca_peta
from abk.instrumen.asing.tinjau import TinjauTugas
from abk.instrumen.formulir.callback import guarded
from abk.instrumen.formulir.sesi_peta import BUKU_CONTOH, PERAN, SesiPeta
from abk.instrumen.formulir.task_table import StatusBar
from abk.instrumen.sandbox import baca_buku
from abk.peraturan import aturan
from abk.store import Gudang, buka
from abk.tulisan.format import ringkas

_CONTOH = 6
_TEKS = 60
_KERAGUAN = 15
_KOSONG = "Tidak ada tabel tugas yang dikenali. Tunjukkan kepalanya di bawah."
_BACA = (
    ("jabatan", "Jabatan"),
    ("sel", "Sel"),
    ("uraian_tugas", "Uraian tugas"),
    ("hasil_kerja", "Hasil kerja"),
    ("volume", "Volume"),
    ("periode", "Periode"),
    ("norma_waktu", "Norma waktu"),
    ("satuan_waktu", "Satuan"),
)


def pemetaan(
    berkas: str | Path, peta: str | Path = "peta.yaml", gudang: str | Gudang | None = None
) -> Pemetaan:
    """Screen on which a foreign workbook is mapped; shown by being the last line of a cell.

    Parameters
    ----------
    berkas : the workbook; empty = an invented one, to try
    peta : mapping file, read if it is there, and written by *Simpan peta*
    gudang : store whose regulation and posts count, or its address; none = the default regulation

    Raises
    ------
    abk.instrumen.BerkasError
        If workbook or mapping file cannot be read.
    """
    jalur = Path(peta)
    dikenal, resmi = None, aturan()
    if gudang:
        g = buka(gudang) if isinstance(gudang, str) else gudang
        dikenal, resmi = g.identitas("jabatan"), aturan_gudang(g)
    lama = baca_peta(jalur) if jalur.exists() else Peta()
    buku = baca_buku(Path(berkas)) if str(berkas) else BUKU_CONTOH
    return Pemetaan(SesiPeta(buku, resmi, lama, dikenal), jalur)


class _Keadaan(StatusBar):
    """Status line that brings the form's colours along."""

    _css = Path(__file__).parent / "formulir.css"


class Pemetaan(w.VBox):  # type: ignore[misc]
    """The screen as a widget (:func:`pemetaan`); `sesi` is the mapping, and how it stands."""

    def __init__(self, sesi: SesiPeta, jalur: Path) -> None:
        self.sesi = sesi
        self._widget: dict[str, Any] = {}
        self._menggambar = False
        self.keadaan = _Keadaan()
        self.isi = w.VBox([])
        self.jalur = w.Text(str(jalur), description="Berkas peta")
        self.tombol_simpan = w.Button(description="Simpan peta", button_style="primary")
        self.tombol_simpan.on_click(self._guarded(lambda _: self._simpan()))
        judul = w.HTML(f"<h2>Pratinjau buku kerja {escape(sesi.buku.berkas)}</h2>")
        kaki = w.VBox([self.jalur, w.HBox([self.tombol_simpan])])
        super().__init__([judul, self.keadaan, self.isi, self._tunjuk(), kaki])
        self.add_class("abk-formulir")
        self.add_class("abk-peta")
        self._gambar()

    def _guarded(self, kerja: Callable[..., Any]) -> Callable[..., None]:
        return guarded(self._lapor, kerja)

    def _lapor(self, teks: str) -> None:
        self.keadaan.galat = teks

    # ── what is shown ─────────────────────────────────────────────────────────────────────────
    def _gambar(self) -> None:
        """Show everything as the answers have it now; what did not change stays, and keeps the focus."""
        self._menggambar = True
        try:
            bagian: list[Any] = [w_ for t in self.sesi.tabel for w_ in self._tabel(t)]
            lain = "".join(f"<p>{escape(next(iter(t.teks)))}</p>" for t in self.sesi.lain)
            kosong = "" if self.sesi.tabel else f"<p>{_KOSONG}</p>"
            bagian += [self._html("lain", lain + kosong), self._html("keraguan", self._keraguan())]
            self.isi.children = tuple(bagian)
        finally:
            self._menggambar = False
        n = len(self.sesi.terbuka)
        self.keadaan.jenis = "belum" if n or not self.sesi.tabel else "tersimpan"
        kata = f"{n} pertanyaan menunggu jawaban" if n else "Semua pertanyaan terjawab; simpan petanya"
        self.keadaan.teks = kata if self.sesi.tabel else "Belum ada tabel"

    def _ada(self, nama: str, buat: Callable[[], Any]) -> Any:
        """The widget of that name, made the first time."""
        if nama not in self._widget:
            self._widget[nama] = buat()
        return self._widget[nama]

    def _html(self, nama: str, isi: str, *kelas: str) -> Any:
        satu = self._ada(nama, w.HTML)
        satu.value = isi
        for k in kelas:
            satu.add_class(k)
        return satu

    def _kotak(self, nama: str, jenis: type[Any], anak: list[Any], kelas: str) -> Any:
        satu = self._ada(nama, jenis)
        satu.children = tuple(anak)
        satu.add_class(kelas)
        return satu

    def _tabel(self, t: TinjauTugas) -> list[Any]:
        kunci = t.tabel.kunci
        judul = f"<h3>Lembar {escape(t.tabel.lembar)}, tabel {escape(t.tabel.ruas)}</h3>"
        kolom = [self._kolom(t, k, peran) for k, peran in self.sesi.arti(t).items()]
        tanya = [self._tanya(kunci, q) for q in t.tabel.tanya if q.terbuka or not q.nama.startswith("kolom.")]
        return [
            self._html(f"judul {kunci}", judul),
            self._kotak(f"kolom {kunci}", w.HBox, kolom, "peta-kolom"),
            self._html(f"anak judul {kunci}", "<h3>Satuan, periode, jabatan</h3>"),
            self._kotak(f"tanya {kunci}", w.Box, tanya, "lipat"),
            self._html(f"dibaca {kunci}", self._dibaca(t)),
        ]

    def _kolom(self, t: TinjauTugas, kolom: int, peran: str) -> Any:
        """One column of the sheet: its header, what it means, its first cells."""
        nama, huruf = f"{t.tabel.kunci} {kolom}", huruf_kolom(kolom)

        def buat() -> Any:
            pilih = w.Dropdown(options=[(teks, p) for p, teks in PERAN.items()], description=f"Kolom {huruf}")
            pilih.observe(
                self._masuk(lambda: self.sesi.ubah_arti(t.tabel.kunci, kolom, pilih.value)), "value"
            )
            return pilih

        pilih = self._ada(f"pilih {nama}", buat)
        pilih.value = peran
        awal = t.header.akhir + 1
        sel = [_sel(t.grid.isi(n, kolom)) for n in range(awal, min(awal + _CONTOH, t.grid.tinggi))]
        label = escape(t.header.label.get(kolom, "")[:_TEKS]) or "(tanpa kepala)"
        kepala = self._html(f"kepala {nama}", f"<p class='kepala'>{label}</p>")
        isi = "".join(f"<li>{escape(s) or '&nbsp;'}</li>" for s in sel)
        kotak = self._kotak(
            f"satu {nama}",
            w.VBox,
            [kepala, pilih, self._html(f"isi {nama}", f"<ol>{isi}</ol>")],
            "satu-kolom",
        )
        (kotak.remove_class if peran else kotak.add_class)("dilewati")
        return kotak

    def _tanya(self, kunci: str, q: Tanya) -> Any:
        """One question with its evidence; new choices make a new field."""
        nama = f"tanya {kunci} {q.nama} {q.pilihan} {q.usulan} {q.pasti} {q.teks}"

        def buat() -> Any:
            if q.pilihan:
                kosong = f"{q.usulan} (pasti)" if q.pasti else "(pilih)"
                pilih = [(kosong, ""), *((f"{p} (usulan)" if p == q.usulan else p, p) for p in q.pilihan)]
                satu = w.Dropdown(options=pilih, description=q.teks)
            else:
                satu = w.Text(description=q.teks, placeholder=q.usulan, continuous_update=False)
            satu.observe(self._masuk(lambda: self.sesi.jawab(kunci, {q.nama: str(satu.value)})), "value")
            return satu

        masuk = self._ada(nama, buat)
        masuk.value = q.jawaban if not q.pilihan or q.jawaban in q.pilihan else ""
        keadaan = "<b class='medan-galat'>belum dijawab.</b> " if q.terbuka else ""
        bukti = self._html(f"bukti {nama}", f"<small>{keadaan}{escape(q.bukti)}</small>")
        return self._kotak(f"kotak {nama}", w.VBox, [masuk, bukti], "beda")

    def _dibaca(self, t: TinjauTugas) -> str:
        kepala = "".join(f"<th scope='col'>{teks}</th>" for _, teks in _BACA)
        sel = [[escape(_sel(b[k])) for k, _ in _BACA] for b in self.sesi.baris(t)]
        baris = "".join("<tr>" + "".join(f"<td>{s}</td>" for s in satu) + "</tr>" for satu in sel)
        lewat = "; ".join(f"baris {n + 1} {sebab}" for n, sebab in t.tabel.dilewati if sebab != "kosong")
        kaki = f"<p class='redup'>Dilewati: {escape(lewat)}</p>" if lewat else ""
        tabel = _gulir("Baris pertama", f"<thead><tr>{kepala}</tr></thead><tbody>{baris}</tbody>")
        bukti = "".join(f"<p class='redup'>{escape(b)}</p>" for b in t.tabel.bukti)
        return f"<h3>Baris pertama, sebagaimana akan dibaca</h3>{tabel}{kaki}{bukti}"

    def _keraguan(self) -> str:
        semua = list(dict.fromkeys(self.sesi.keraguan()))
        isi = "".join(f"<li>{escape(s)}</li>" for s in semua[:_KERAGUAN])
        sisa = f"<p>… dan {len(semua) - _KERAGUAN} lagi</p>" if len(semua) > _KERAGUAN else ""
        return f"<h3>Keraguan</h3>{f'<ul>{isi}</ul>{sisa}' if semua else '<p>Tidak ada.</p>'}"

    def _tunjuk(self) -> Any:
        """Pointing at a header that was not found."""
        lembar = w.Dropdown(options=[s.nama for s in self.sesi.buku.lembar if s.tampak], description="Lembar")
        baris = w.Text("", description="Kepala di baris", placeholder="misalnya 11, atau 11-12")
        tombol = w.Button(description="Tunjukkan tabel")
        contoh = w.HTML(self._contoh(lembar.value))
        lembar.observe(self._guarded(lambda _: setattr(contoh, "value", self._contoh(lembar.value))), "value")
        tombol.on_click(self._guarded(lambda _: self._tunjukkan(lembar.value, baris.value)))
        kisi = w.Box([lembar, baris])
        kisi.add_class("lipat")
        isi = w.Accordion(
            [w.VBox([kisi, w.HBox([tombol]), contoh])], titles=["Tabel lain: tunjukkan kepalanya"]
        )
        isi.selected_index = None if self.sesi.tabel else 0
        return isi

    def _contoh(self, lembar: str | None) -> str:
        if not lembar:
            return ""
        baris = self.sesi.contoh(lembar)
        huruf = "".join(
            f"<th scope='col'>{huruf_kolom(k)}</th>" for k in range(max(map(len, baris), default=0))
        )
        isi = "".join(
            f"<tr><th scope='row'>{n}</th>{''.join(f'<td>{escape(s[:24])}</td>' for s in satu)}</tr>"
            for n, satu in enumerate(baris, 1)
        )
        return _gulir("Isi lembar", f"<thead><tr><td></td>{huruf}</tr></thead><tbody>{isi}</tbody>")

    # ── what is done ──────────────────────────────────────────────────────────────────────────
    def _masuk(self, kerja: Callable[[], None]) -> Callable[..., None]:
        """Callback of a field: what is drawn is not typed back, and the screen shows what stands."""

        def jalan(_: Any) -> None:
            if self._menggambar:
                return
            try:
                kerja()
            finally:
                self._gambar()

        return self._guarded(jalan)

    def _tunjukkan(self, lembar: str, kepala: str) -> None:
        self.sesi.tunjuk(lembar, kepala)
        self._gambar()

    def _simpan(self) -> None:
        jalur = self.sesi.simpan(Path(self.jalur.value))
        n = len(self.sesi.terbuka)
        sisa = f"; {n} pertanyaan masih terbuka" if n else ""
        lanjut = f"abk impor {self.sesi.buku.berkas} --peta {jalur.name} --ke TUJUAN"
        self.keadaan.kabar = f"Peta disimpan ke {jalur}{sisa}. Selanjutnya: {lanjut}"


def _gulir(nama: str, isi: str) -> str:
    return f"<div class='gulir' tabindex='0' role='region' aria-label='{nama}'><table>{isi}</table></div>"


def _sel(nilai: object) -> str:
    if nilai is None:
        return ""
    return (
        ringkas(nilai)
        if isinstance(nilai, (int, float)) and not isinstance(nilai, bool)
        else str(nilai)[:_TEKS]
    )
