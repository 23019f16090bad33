"""Guards abk.cli.language, abk.cli.perintah: Indonesian, and wrong calls are told the right one."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from abk.cli import app
from abk.cli.language import LAIN_KATA, indonesia
from abk.cli.perintah import PERINTAH, nama_perintah

jalan = CliRunner()

# Words of the library that would stand in a help or a message that nobody translated.
_INGGRIS = re.compile(
    r"\b(Usage|Options|Arguments|Commands|COMMAND|ARGS|OPTIONS|Show|this message|required|default|Missing|"
    r"Invalid|Error|Aborted|Try|for help|No such|Did you mean|Got unexpected|Input should|Value error|is not|"
    r"valid|TEXT|INTEGER|PATH|str|int|bool|Choose from|does not|Possible)\b"
)


def _semua(kini: object, nama: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    anak = getattr(kini, "commands", {})
    return [nama, *(satu for n, c in anak.items() for satu in _semua(c, (*nama, n)))]


@pytest.mark.parametrize("kata", _semua(typer.main.get_command(app)), ids=lambda k: "-".join(k) or "abk")
def test_bantuan_berbahasa_indonesia(kata: tuple[str, ...]):
    hasil = jalan.invoke(app, [*kata, "--help"], env={"COLUMNS": "110"})
    assert hasil.exit_code == 0
    assert "Pemakaian:" in hasil.stdout
    assert _INGGRIS.findall(hasil.stdout) == []
    assert "penyimpanan" not in hasil.stdout.lower()  # one word for one thing: gudang


SALAH = {
    "laporan": ("Argumen sumber belum disebut.", "Contoh: abk laporan"),
    "ekspor contoh": ("Opsi --keluar belum disebut.", "Contoh: abk ekspor"),
    "laporan contoh --pekerja 0": ("Isian --pekerja salah: paling sedikit 1.", "Contoh: abk laporan"),
    "laporan contoh --pekerja banyak": (
        "Isian --pekerja salah: tulis bilangan bulat.",
        "Contoh: abk laporan",
    ),
    "ekspor contoh --keluar x --format pdf": (
        "'pdf' bukan pilihan: 'formulir', 'rekap', 'siasn',",
        "Bantuan: ",
    ),
    "peraturan x --tanggal kemarin": ("'kemarin' bukan TTTT-BB-HH.", "Contoh: abk peraturan"),
    "periksa a b": ("Kelebihan argumen: b.", "Contoh: abk periksa"),
    "laporan contoh --klas": (
        "Opsi --klas tidak dikenal.",
        "Mungkin maksudnya: --keluar, --klaster, --paksa",
    ),
    "laporann contoh": ("Perintah 'laporann' tidak dikenal.", "laporan contoh"),
    "report contoh": ("Perintah 'report' tidak dikenal.", "laporan contoh"),
    "verifikasi": ("Perintah 'verifikasi' tidak dikenal.", "sop verifikasi"),
    "qqqq": ("Perintah 'qqqq' tidak dikenal.", "Semua perintah: "),
    "sop mjau": ("Perintah 'mjau' tidak dikenal.", "sop maju"),
    "laporan --keluar": ("Opsi --keluar memerlukan isian.", "Bantuan: "),
    "demo --paksa=1": ("Opsi --paksa tidak memakai isian.", "Bantuan: "),
}


@pytest.mark.parametrize("panggilan", SALAH)
def test_panggilan_salah_menyebut_yang_benar(panggilan: str):
    hasil = jalan.invoke(app, shlex.split(panggilan))
    assert hasil.exit_code == 2
    for bagian in SALAH[panggilan]:
        assert bagian in hasil.stderr
    assert _INGGRIS.findall(hasil.stderr) == []


def _panggilan_salah(perintah: Any) -> list[list[str]]:
    """Calls of one command that its own line refuses: every option without, and with a wrong value."""
    semua = [["--tiada"], ["a"] * 30, []]
    for satu in perintah.params:
        for nama in satu.opts[:1] if satu.param_type_name == "option" else []:
            semua += [[f"{nama}=1"]] if satu.is_flag else [[nama], [nama, "§"], [nama, "-1e9"]]
    return semua


def test_semua_galat_baris_perintah_berbahasa_indonesia():
    """Parsed only, not run: every option of every command, wrong in every way that the library knows."""
    akar, pesan = typer.main.get_command(app), []
    for kata in _semua(akar):
        perintah = akar
        for satu in kata:
            perintah = perintah.commands[satu]
        for panggilan in [] if hasattr(perintah, "commands") else _panggilan_salah(perintah):
            try:
                perintah.make_context("abk", list(panggilan))
            except Exception as salah:  # noqa: BLE001 - whatever the library raises
                pesan.append((kata, panggilan, indonesia(salah.format_message())))
    assert len(pesan) > 300
    assert [satu for satu in pesan if _INGGRIS.search(satu[2])] == []


def test_sumber_tanpa_perintah_menunjuk_periksa(tmp_path):
    hasil = jalan.invoke(app, [str(tmp_path)])
    assert hasil.exit_code == 2
    assert f"periksa {tmp_path}" in hasil.stderr


def test_kalimat_yang_tidak_dikenal_tetap_terbaca():
    assert indonesia("Something else went wrong") == "Something else went wrong"


def test_lain_kata_menunjuk_perintah_yang_ada():
    ada = typer.main.get_command(app).commands
    assert set(LAIN_KATA.values()) <= set(ada)
    assert not set(LAIN_KATA) & set(ada)


def test_daftar_perintah_menurut_pekerjaan_dengan_satu_contoh():
    hasil = jalan.invoke(app, ["--help"], env={"COLUMNS": "120"})
    letak = [hasil.stdout.index(kelompok) for kelompok in PERINTAH]
    assert letak == sorted(letak)
    for isi in PERINTAH.values():
        for letak_perintah, contoh in isi:
            assert f"Contoh: {contoh}" in hasil.stdout
            kata = shlex.split(contoh)[1:]
            nama = kata.pop(0)
            assert nama == nama_perintah(letak_perintah)
            opsi = {o for p in typer.main.get_command(app).commands[nama].params for o in p.opts}
            assert {k for k in kata if k.startswith("--")} <= opsi


def test_setiap_perintah_dengan_contoh_yang_dapat_dijalankan():
    """A command of a group too: its example calls it, with its options and all that it requires."""
    for jalan_ke in _semua(akar := typer.main.get_command(app)):
        kini: Any = akar
        for nama in jalan_ke:
            kini = kini.commands[nama]
        if hasattr(kini, "commands"):
            continue
        contoh = str(kini.epilog or "").removeprefix("Contoh: ").replace("\\[", "[")
        kata = shlex.split(contoh)
        assert kata[: len(jalan_ke) + 1] == ["abk", *jalan_ke], jalan_ke
        sisa = kata[len(jalan_ke) + 1 :]
        kini.make_context(jalan_ke[-1], sisa)  # refuses what it does not know, and what it misses
        assert contoh in " ".join(
            jalan.invoke(app, [*jalan_ke, "--help"], env={"COLUMNS": "200"}).stdout.split()
        )


def test_contoh_menyebut_letak_demo(tmp_path):
    belum = jalan.invoke(app, ["contoh", "--keluar", str(tmp_path)])
    assert belum.exit_code == 0
    assert "abk demo" in belum.stdout
    (tmp_path / "index.html").write_text("<p>", encoding="utf-8")
    sudah = jalan.invoke(app, ["contoh", "--keluar", str(tmp_path), "--jangan-buka"])
    assert "index.html" in sudah.stdout
