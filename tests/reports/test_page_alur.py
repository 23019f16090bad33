"""Guards abk.reports.page_alur, abk.reports.sections.alur_daftar: the page of a case: what it says, what
it keeps to itself, and how a browser shows it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import abk
from abk.errors import ParameterError
from abk.kegiatan import Kegiatan, Perubahan, rekam
from abk.reports.exporter import render_bagian
from abk.reports.page_alur import HalamanNaskah, HalamanSimulasi
from abk.reports.sections.alur_daftar import Terbitan
from abk.sop import Alur, Nama, Pejabat, Tanda, kunci_dari_benih, mulai, prosedur
from abk.store import buka

JAHAT = "<script>alert(1)</script> & \u202eterbalik"
UNIT = [
    {"kode_unit": "A", "nama_unit": f"Biro {JAHAT}", "kode_induk": "", "eselon": "II.a"},
    {"kode_unit": "B", "nama_unit": "Biro Beta", "kode_induk": "", "eselon": "II.a"},
]
JABATAN = [
    {"kode_jabatan": f"{u}-1", "kode_unit": u, "nama_jabatan": "Analis", "jenis_jabatan": "pelaksana"}
    for u in "AB"
]
TUGAS = [
    {
        "kode_jabatan": f"{u}-1",
        "nomor": "1",
        "uraian_tugas": "Menyusun",
        "hasil_kerja": "Bahan",
        "volume": 10,
        "periode": "minggu",
        "norma_waktu": 120,
        "satuan_waktu": "menit",
    }
    for u in "AB"
]
PERAN = {
    "p-karo": "karo_po",
    "p-kabag": "kabag_ortala",
    "p-kasubbag": "kasubbag_organisasi",
    "p-sesmenko": "sesmenko",
    "p-menko": "menko",
    "p-a": "unit",
    "p-b": "unit",
}
SENIN = dt.datetime(2026, 3, 2, 1, 0, tzinfo=dt.UTC)  # 08.00 in Jakarta


class Kasus:
    """A case whose documents are a few bytes each; every act takes ten minutes."""

    def __init__(self, folder: Path, k: Kegiatan, judul: str = "Analisis beban kerja uji") -> None:
        self.data, self.saat, self.nomor = rekam(k), SENIN, 0
        gudang = buka(f"sqlite:///{folder}/alur.db", buat=True)
        milik = {i: i.removeprefix("p-").upper() if p == "unit" else "" for i, p in PERAN.items()}
        pejabat = [
            Pejabat.model_validate(
                {
                    "id": i,
                    "kunci": self._kunci(i).publik,
                    "penugasan": [{"peran": p, "unit": milik[i], "sejak": "2026-01-01"}],
                }
            )
            for i, p in PERAN.items()
        ]
        self.alur: Alur = mulai(
            gudang,
            self.tanda("p-karo"),
            kode="uji-2026",
            tahun=2026,
            judul=judul,
            unit=["A", "B"],
            prosedur=prosedur(),
            pejabat=pejabat,
            nama={i: Nama(nama="Rekaan Rahasia", jabatan="Jabatan", nip="9" * 18) for i in PERAN},
            profil="umum-2024",
            usulan=b"usulan",
        )

    @staticmethod
    def _kunci(siapa: str) -> Any:
        return kunci_dari_benih(hashlib.sha256(siapa.encode()).digest())

    def tanda(self, siapa: str, menit: int = 10) -> Tanda:
        self.saat += dt.timedelta(minutes=menit)
        self.nomor += 1
        return Tanda(siapa, self._kunci(siapa), self.saat, f"{self.nomor:032x}")

    def maju(self, langkah: str, unit: str = "") -> None:
        k = self.alur.keadaan
        satu = k.satu_langkah(langkah)
        siapa = next(
            i for i, p in PERAN.items() if p == satu.pelaksana and (p != "unit" or i == f"p-{unit.lower()}")
        )
        slot = [
            s for s in k.nama_slot(satu, "keluaran", unit) if not s.startswith(("data_konsep", "data_akhir"))
        ]
        berkas = {s: self.data if s == "data_awal" else f"{s} {k.jumlah}".encode() for s in slot}
        isi: dict[str, Any] = {}
        if langkah == "13":
            isi["jawaban"] = {f"{unit}-1": {"status": "sesuai"}}
        if langkah == "14":
            isi["terima"] = []
        self.alur = self.alur.selesaikan(langkah, self.tanda(siapa), unit=unit, isi=isi, berkas=berkas)

    def sampai(self, langkah: str) -> None:
        while self.alur.keadaan.posisi_kini:
            kode, unit = self.alur.keadaan.posisi_kini[0]
            if kode == langkah:
                return
            self.maju(kode, unit)


def _kasus(buat_di: Callable[..., Kegiatan], folder: Path) -> Kasus:
    k = buat_di(folder, unit=UNIT, jabatan=JABATAN, tugas=TUGAS, bezetting={"A-1": 1, "B-1": 1})
    return Kasus(folder, k)


@pytest.fixture
def kasus(buat_di: Callable[..., Kegiatan], tmp_path: Path) -> Kasus:
    return _kasus(buat_di, tmp_path)


@pytest.fixture(scope="module")
def tengah(buat_di: Callable[..., Kegiatan], tmp_path_factory: pytest.TempPathFactory) -> Kasus:
    """Both units at their meeting; B returned once from step 12, and a decision withdrawn. Only read."""
    kasus = _kasus(buat_di, tmp_path_factory.mktemp("tengah"))
    kasus.sampai("10")
    putusan = [Perubahan("A-1", "1", "ubah", "volume", "10", "8", f"Alasan {JAHAT}")]
    kasus.alur = kasus.alur.putuskan("A", putusan, kasus.tanda("p-kasubbag"))
    kasus.alur = kasus.alur.putuskan(
        "B", [Perubahan("B-1", "1", "ubah", "volume", "10", "9", "Dicatat")], kasus.tanda("p-kasubbag")
    )
    kasus.alur = kasus.alur.cabut(
        kasus.alur.keadaan.jumlah - 1, kasus.tanda("p-kasubbag"), alasan="Salah catat"
    )
    for kode in ("10", "11"):
        for unit in "AB":
            kasus.maju(kode, unit)
    kasus.alur = kasus.alur.kembalikan("12", "11", kasus.tanda("p-kabag"), alasan="Notula kurang", unit="B")
    return kasus


def _teks(alur: Alur, baca: Any, saat: dt.datetime | None = None) -> Any:
    halaman = abk.reports.alur(alur, saat or alur.keadaan.terakhir)
    return baca(render_bagian(halaman, judul=halaman.judul))


# ── what it says ──────────────────────────────────────────────────────────────────────────────────
def test_giliran_dan_waktu_kerja(tengah: Kasus, baca: Any):
    """rumus: step 12 of A is due since its step 11; 30 minutes standard; looked at 45 minutes later."""
    sejak = next(r.mulai for r in tengah.alur.keadaan.riwayat_langkah if (r.langkah, r.unit) == ("12", "A"))
    halaman = _teks(tengah.alur, baca, sejak + dt.timedelta(minutes=45))
    assert "lewat 15 menit kerja" in halaman.teks
    assert "Kabag Ortala" in halaman.teks
    assert halaman.salah == []


def test_mendekati_dan_tepat(kasus: Kasus, baca: Any):
    """rumus: step 1 has 10 minutes; at 8 of them it is near (80 %), at 7 it is not."""
    awal = kasus.alur.keadaan.mulai
    assert (
        "mendekati batas, sisa 2 menit kerja" in _teks(kasus.alur, baca, awal + dt.timedelta(minutes=8)).teks
    )
    assert "mendekati" not in _teks(kasus.alur, baca, awal + dt.timedelta(minutes=7)).teks


def test_tanda_hanya_untuk_yang_perlu_perhatian(kasus: Kasus):
    """In time there is no mark; near it and late there is, in words besides the frame."""
    awal = kasus.alur.keadaan.mulai
    tanda = [
        str(abk.reports.alur(kasus.alur, awal + dt.timedelta(minutes=m)).giliran.isi).count('class="tanda"')
        for m in (7, 8, 11)
    ]
    assert tanda == [0, 1, 1]


def test_kalimat_pertama(tengah: Kasus):
    """dihitung tangan: ten of sixteen steps done for both; A waits at step 12 for the Kabag, late after 45 of
    its 30 minutes; B was returned to the Kasubbag at step 11."""
    sejak = next(r.mulai for r in tengah.alur.keadaan.riwayat_langkah if (r.langkah, r.unit) == ("12", "A"))
    isi = str(abk.reports.alur(tengah.alur, sejak + dt.timedelta(minutes=45)).ringkasan.isi)
    kalimat = isi.partition('class="abk-simpulan">')[2].partition("<")[0]
    assert kalimat == (
        "10 dari 16 langkah SOP selesai; giliran Kabag Ortala (langkah 12), "
        "Kasubbag Organisasi (langkah 11). 1 langkah melewati waktu baku."
    )


def test_hari_mulai_bukan_hari_selesai(kasus: Kasus):
    """Beside "selesai" a "sejak" said that the case had ended on the day on which it began."""
    isi = str(abk.reports.alur(kasus.alur, kasus.saat).ringkasan.isi).replace("\xa0", " ")
    assert "dimulai 2 Maret 2026, 1 catatan dalam rantai" in isi


def test_langkah_tanpa_waktu_baku(kasus: Kasus, baca: Any):
    """Steps that the SOP does not have have no standard time, and are never late."""
    kasus.sampai("17")
    halaman = _teks(kasus.alur, baca, kasus.saat + dt.timedelta(days=60))
    assert "tanpa waktu baku" in halaman.teks
    assert "lewat" not in str(abk.reports.alur(kasus.alur, kasus.saat + dt.timedelta(days=60)).giliran.isi)


def test_malam_tidak_dihitung(kasus: Kasus, baca: Any):
    """rumus: from 08.10 to 16.00 are 410 working minutes, 400 above the standard, however long the night."""
    awal = kasus.alur.keadaan.mulai  # 08.10
    for jam in (9, 12):  # 17.10, 20.10
        assert "lewat 400 menit kerja" in _teks(kasus.alur, baca, awal + dt.timedelta(hours=jam)).teks


def test_gugur_dicoret_dengan_alasan(tengah: Kasus):
    html = str(abk.reports.alur(tengah.alur, tengah.saat).riwayat.isi)
    assert "<del>Langkah 11 selesai" in html
    assert "<del>1 keputusan rapat dicatat</del>" in html
    n = tengah.alur.keadaan.jumlah
    assert f"Gugur oleh catatan {n}: Notula kurang" in html
    assert "Salah catat" in html


def test_papan(tengah: Kasus, baca: Any):
    isi = baca(str(abk.reports.alur(tengah.alur, tengah.saat).papan.isi)).teks
    assert "11. Konsep data, notula, dan laporan disusun Kasubbag Organisasi ✓ selesai" in isi
    assert "▶ berjalan" in isi
    assert "diulang 1×" in isi
    assert "17. Penetapan oleh Menko dan penomoran *" in isi


def test_isi_yang_gugur_ditandai(tengah: Kasus, baca: Any):
    isi = baca(str(abk.reports.alur(tengah.alur, tengah.saat).naskah.isi)).teks
    assert isi.count("gugur, menunggu pengganti") == 4  # data, konsep data, notula, laporan of B
    sidik = tengah.alur.keadaan.slot["notula:A"]
    assert " ".join(sidik[n : n + 8] for n in range(0, 64, 8)) in isi


def test_ubah_mengulang_yang_sesudahnya(kasus: Kasus, baca: Any):
    kasus.sampai("6")
    kasus.alur = kasus.alur.ubah(
        "rencana_kegiatan", b"lain", kasus.tanda("p-kasubbag"), alasan="Jadwal berubah"
    )
    halaman = _teks(kasus.alur, baca)
    assert "Rencana kegiatan diubah" in halaman.teks
    assert "gugur harus diulang" in halaman.teks


def test_selesai(kasus: Kasus, baca: Any):
    kasus.sampai("")
    halaman = _teks(kasus.alur, baca)
    assert "Semua langkah sudah selesai" in halaman.teks
    assert "Semua 16 langkah SOP selesai untuk 2 unit; alur ini sudah diarsipkan." in halaman.teks
    assert "16 dari 16" in halaman.teks
    assert " ".join(kasus.alur.kepala[n : n + 8] for n in range(0, 64, 8)) in halaman.teks


def test_simulasi_punya_halaman_sendiri(kasus: Kasus, baca: Any):
    """What the procedure would take is no statement about the case, and stands on no page about it."""
    status = _teks(kasus.alur, baca).teks
    assert "imulasi" not in status
    halaman = HalamanSimulasi(kasus.alur)
    isi = baca(render_bagian(halaman, judul=halaman.judul, muka=["../alur.html"], kini="Naskah"))
    assert "Andaian: 2 unit" in isi.teks
    assert isi.salah == []
    assert [a["href"] for a in isi.semua("a") if not a["href"].startswith("#")] == ["../alur.html"]


def test_pejabat_yang_tidak_ada_disebut(kasus: Kasus, baca: Any):
    """Before the day on which they take office nobody may act."""
    halaman = _teks(kasus.alur, baca, dt.datetime(2025, 12, 31, 5, tzinfo=dt.UTC))
    assert "pejabat yang memegang peran Karo PO hari ini" in halaman.teks


# ── what it does not say ──────────────────────────────────────────────────────────────────────────
def test_tanpa_nama_dan_nip(tengah: Kasus):
    html = render_bagian(abk.reports.alur(tengah.alur, tengah.saat), judul="x")
    assert "Rekaan Rahasia" not in html
    assert "9" * 18 not in html
    assert "p-karo" not in html


def test_teks_orang_tidak_menjadi_kode(tengah: Kasus, baca: Any):
    halaman = baca(render_bagian(abk.reports.alur(tengah.alur, tengah.saat), judul=JAHAT))
    assert halaman.semua("script") == []
    assert "[U+202E]" in halaman.teks


def test_dua_kali_sama(tengah: Kasus):
    satu, dua = (render_bagian(abk.reports.alur(tengah.alur, tengah.saat), judul="x") for _ in range(2))
    assert satu == dua


def test_tautan_hanya_yang_diterbitkan(tengah: Kasus, baca: Any):
    halaman = abk.reports.alur(tengah.alur, tengah.saat, tautan={"rencana_kegiatan": "naskah/r.html"})
    tautan = {a["href"] for a in baca(str(halaman.naskah.isi)).semua("a")}
    assert tautan == {"naskah/r.html"}


def test_waktu_tanpa_zona_ditolak(kasus: Kasus):
    with pytest.raises(ParameterError, match="zona"):
        abk.reports.alur(kasus.alur, dt.datetime(2026, 3, 2))  # noqa: DTZ001 - that is what is refused


def test_daftar_naskah(tengah: Kasus, baca: Any):
    terbit = {"rencana_kegiatan": Terbitan("03.docx", "03.html"), "instrumen": Terbitan("03.zip")}
    daftar = HalamanNaskah(tengah.alur, terbit, {"SOP": "sop.html"})
    halaman = baca(render_bagian(daftar, judul=daftar.judul))
    tautan = [a["href"] for a in halaman.semua("a") if not a["href"].startswith("#")]
    assert tautan == ["sop.html", "03.html", "03.docx", "03.zip"]
    kepala = [h for h in halaman.semua("th") if h.get("scope") == "row"]
    assert len(kepala) == 19  # 16 steps of the SOP, 13a, 17 and 18; 15a was not chosen
    assert "belum ada" in halaman.teks


# ── how a browser shows it ────────────────────────────────────────────────────────────────────────
@pytest.fixture
def lihat(tab: Callable[..., Any], tengah: Kasus, tmp_path: Path) -> Callable[..., Any]:
    halaman = abk.reports.alur(tengah.alur, tengah.saat + dt.timedelta(hours=2))
    daftar = HalamanNaskah(
        tengah.alur, {"rencana_kegiatan": Terbitan("03.docx", "03.html")}, {"SOP": "sop.html"}
    )
    (tmp_path / "alur.html").write_text(render_bagian(halaman, judul=halaman.judul), encoding="utf-8")
    (tmp_path / "naskah.html").write_text(render_bagian(daftar, judul=daftar.judul), encoding="utf-8")
    return lambda nama, lebar=1280, warna="light": tab(tmp_path / nama, lebar, warna)


@pytest.mark.peramban
@pytest.mark.parametrize("nama", ["alur.html", "naskah.html"])
def test_peramban(lihat: Callable[..., Any], axe: Any, nama: str):
    """Accessible light, dark and narrow; offline; silent; not wider than the screen; white on paper."""
    for lebar, warna in ((1280, "light"), (1280, "dark"), (390, "light")):
        tab = lihat(nama, lebar, warna)
        tab.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert axe.salah(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= lebar
        assert len(tab.minta) == 1
        assert tab.keluh == []
    tab = lihat(nama, warna="dark")
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.pdf(prefer_css_page_size=True).startswith(b"%PDF")
