"""The words of the command line itself, in Indonesian: help, usage, wrong calls, and what to call instead."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn, get_type_hints

import typer
from typer.core import TyperCommand, TyperGroup

from abk.cli.aliran import BERHENTI, gagal_disk
from abk.cli.layar import DIHENTIKAN, SALAH_PANGGIL, aman, galat
from abk.tulisan.markup import kutip

_PANEL = {
    "DEPRECATED_STRING": "(tidak dipakai lagi) ",
    "DEFAULT_STRING": "[bawaan: {}]",
    "ENVVAR_STRING": "[variabel lingkungan: {}]",
    "REQUIRED_LONG_STRING": "[wajib]",
    "ARGUMENTS_PANEL_TITLE": "Argumen",
    "OPTIONS_PANEL_TITLE": "Opsi",
    "COMMANDS_PANEL_TITLE": "Perintah",
}
_JENIS = {
    "str": "teks", "int": "bilangan", "float": "angka", "bool": "", "path": "letak", "Path": "letak",
    "file": "berkas", "directory": "folder", "int range": "bilangan", "float range": "angka",
    "datetime": "tanggal",
}  # fmt: skip
_TANGGAL = {"%Y-%m-%d": "TTTT-BB-HH", "%Y-%m-%dT%H:%M:%S": "TTTT-BB-HHTJJ:MM:DD", "%Y-%m-%d %H:%M:%S": ""}
_BANTUAN = "Tampilkan bantuan ini, lalu selesai."

# What the library says, and what is said instead; the first that fits.
_KALIMAT = tuple(
    (re.compile(pola, re.DOTALL), kata)
    for pola, kata in (
        (r"Invalid value for '?(?P<a>[^':]+)'?(?: / '[^']*')*: (?P<b>.*)", "Isian {a} salah: {b}"),
        (r"Invalid value: (?P<b>.*)", "Isian salah: {b}"),
        (r"(?:Value error, )?'(?P<a>.*?)' is not one of (?P<b>.*?)\.?", "'{a}' bukan pilihan: {b}."),
        (r"(?:Value error, )?'(?P<a>.*?)' does not match the formats? (?P<b>.*)\.", "'{a}' bukan {b}."),
        (r"Missing argument '?(?P<a>[^'.]+)'?.*?(?:Choose from:(?P<b>.*))?", "Argumen {a} belum disebut.{b}"),
        (r"Missing option '?(?P<a>[^'.]+)'?.*?(?:Choose from:(?P<b>.*))?", "Opsi {a} belum disebut.{b}"),
        (r"Missing parameter.*", "Ada yang belum disebut."),
        (r"Missing command\.?", "Perintahnya belum disebut."),
        (r"No such option:? '?(?P<a>[^' ]+)'?.*", "Opsi {a} tidak dikenal."),
        (r"No such command '(?P<a>.*?)'.*", "Perintah '{a}' tidak dikenal."),
        (r"Got unexpected extra arguments? ?(?:\(s\) )?\((?P<a>.*)\)", "Kelebihan argumen: {a}."),
        (r"Option '(?P<a>.*?)' does not take a value\.?", "Opsi {a} tidak memakai isian."),
        (r"Option '(?P<a>.*?)' requires an? .*", "Opsi {a} memerlukan isian."),
        (r"Option '(?P<a>.*?)' requires (?P<b>\d+) .*", "Opsi {a} memerlukan {b} isian."),
        (r"Argument '(?P<a>.*?)' takes (?P<b>\d+) values.*", "Argumen {a} memerlukan {b} isian."),
        (r"Input should be greater than or equal to (?P<a>.*)", "paling sedikit {a}."),
        (r"Input should be greater than (?P<a>.*)", "harus lebih dari {a}."),
        (r"Input should be less than or equal to (?P<a>.*)", "paling banyak {a}."),
        (r"Input should be less than (?P<a>.*)", "harus kurang dari {a}."),
        (r"(?P<a>\S+) is not in the range (?P<b>.*?)\.?", "{a} di luar rentang {b}."),
        (r"Input should be a valid integer.*|.*is not a valid int(?:eger)?.*", "tulis bilangan bulat."),
        (r"Input should be a valid (?:number|float).*|.*is not a valid float.*", "tulis angka."),
        (r"Input should be a valid boolean.*|.*is not a valid bool.*", "tulis ya atau tidak."),
        (r"(?:Value error, )?embedded null.*", "memuat tanda yang tidak dapat dipakai."),
        (r"(?:File|Path|Directory) '(?P<a>.*?)' does not exist\.?", "'{a}' tidak ada."),
        (r"Could not open file '(?P<a>.*?)': .*", "Berkas '{a}' tidak dapat dibuka."),
    )
)  # fmt: skip

LAIN_KATA: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("start", "new", "init", "baru", "buat", "begin", "awal", "mulailah"), "mulai"),
        **dict.fromkeys(("example", "sample", "contohnya"), "contoh"),
        **dict.fromkeys(("check", "validate", "validasi", "cek", "audit", "verifikasi", "uji"), "periksa"),
        **dict.fromkeys(("report", "reports", "lapor", "cetak", "hitung", "halaman"), "laporan"),
        **dict.fromkeys(("export", "eksport", "rekap", "unduh"), "ekspor"),
        **dict.fromkeys(("import", "import-data", "masukkan", "unggah", "muat"), "impor"),
        **dict.fromkeys(("form", "isi", "isian", "borang", "kuesioner"), "formulir"),
        **dict.fromkeys(("units", "organisasi", "opd", "biro"), "unit"),
        **dict.fromkeys(("jabatans", "pos", "posisi", "formasi"), "jabatan"),
        **dict.fromkeys(("backup", "cadangan", "salin"), "cadangkan"),
        **dict.fromkeys(("restore", "kembalikan-data"), "pulihkan"),
        **dict.fromkeys(("migrate", "upgrade"), "migrasi"),
        **dict.fromkeys(("law", "hukum", "regulasi", "aturan"), "peraturan"),
        **dict.fromkeys(("case", "kasus", "alur"), "sop"),
        **dict.fromkeys(("document", "surat", "dokumen"), "naskah"),
    }
)
"""Words that people try, and the command that does it."""


def indonesia(pesan: str) -> str:
    """What the library says about a call, in Indonesian; as it is where no sentence is known."""
    for pola, kata in _KALIMAT:
        cocok = pola.fullmatch(pesan.strip())
        if cocok is not None:
            bagian = {n: v or "" for n, v in cocok.groupdict().items()}
            if bagian.get("b"):
                bagian["b"] = indonesia(" ".join(bagian["b"].split()))
                bagian["b"] = f" Pilihan: {bagian['b']}." if "Choose from" in pesan else bagian["b"]
            hasil = kata.format(**bagian)
            for tanda, tulisan in _TANGGAL.items():
                hasil = hasil.replace(f"'{tanda}'", tulisan)
            return hasil
    return pesan


class _Kata:
    """What commands and groups share: usage, types and the option of help, in Indonesian."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Pieces of the usage line."""
        ganti = {"[OPTIONS]": "[OPSI]", "COMMAND [ARGS]...": "PERINTAH [ARGUMEN]..."}
        return [ganti.get(satu, satu) for satu in super().collect_usage_pieces(ctx)]  # type: ignore[misc]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The usage line."""
        bagian = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, bagian, prefix="Pemakaian: ")

    def get_help_option(self, ctx: Any) -> Any:
        """The option of help."""
        opsi = super().get_help_option(ctx)  # type: ignore[misc]
        if opsi is not None:
            opsi.help = _BANTUAN
        return opsi

    def get_params(self, ctx: Any) -> Any:
        """The parameters, their types shown in Indonesian."""
        semua = super().get_params(ctx)  # type: ignore[misc]
        for satu in semua:
            asal = satu.display_type(ctx)
            satu.display_type_rich = lambda ctx, asal=asal: _jenis(asal)  # noqa: ARG005 - the call names it
        return semua

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The call, taken apart; what is wrong with it knows its command."""
        try:
            sisa: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except typer.BadParameter.__base__ as salah:  # type: ignore[misc]
            salah.ctx = salah.ctx or ctx
            raise
        return sisa

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help."""
        from typer import rich_utils  # noqa: PLC0415 - slow to import, and seldom shown

        for nama, kata in _PANEL.items():
            setattr(rich_utils, nama, kata)
        super().format_help(ctx, formatter)  # type: ignore[misc]


def _jenis(asal: str) -> str | None:
    isi = asal.removeprefix("<").removesuffix(">")
    dalam = isi.removeprefix("list[").removesuffix("]") if isi.startswith("list[") else isi
    bagian = [_TANGGAL.get(b, _JENIS.get(b, b)) for b in dalam.split("|")]
    return f"<{'|'.join(b for b in bagian if b)}>" if any(bagian) else None


class Perintah(_Kata, TyperCommand):
    """A command."""


class Grup(_Kata, TyperGroup):
    """A group of commands; the outermost one says what is wrong with a call."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is called; one that is not there ends with the nearest one that is."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            _salah(f"Perintah '{args[0]}' tidak dikenal.", self._saran(ctx, args))
        return super().resolve_command(ctx, args)

    def _saran(self, ctx: Any, args: Sequence[str]) -> list[str]:
        kata, jalan = args[0].lower(), ctx.command_path
        if LAIN_KATA.get(kata) in self.commands:
            mirip = [LAIN_KATA[kata]]
        else:
            mirip = difflib.get_close_matches(kata, list(self.commands), n=3, cutoff=0.5)
        dalam = [f"{n} {kata}" for n, g in self.commands.items() if kata in getattr(g, "commands", {})]
        saran = [f"Mungkin maksudnya: {jalan} {' '.join([m, *args[1:]])}" for m in mirip[:1]]
        saran += [f"Mungkin maksudnya: {jalan} {m}" for m in [*mirip[1:], *dalam]]
        if not saran and ("periksa" in self.commands) and ("://" in args[0] or Path(args[0]).exists()):
            saran = [f"Untuk membaca sumber itu: {jalan} periksa {args[0]}"]
        return saran or [f"Semua perintah: {jalan} --help"]

    def invoke(self, ctx: Any) -> Any:
        """Run the command; Ctrl-C is answered in words."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as henti:
            galat.print(BERHENTI)
            raise typer.Exit(DIHENTIKAN) from henti

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a call; a wrong one is said in Indonesian, with the example of its command."""

        def jalankan() -> Any:
            return super(Grup, self).main(args, prog_name, complete_var, False, windows_expand_args, **extra)

        if not standalone_mode:
            return jalankan()
        try:
            hasil = jalankan()
        except typer.Abort:
            galat.print("[bold red]Dihentikan.[/]")
            sys.exit(1)
        except OSError as salah:  # the disk, in a command that does not say it itself
            sys.exit(gagal_disk(salah))
        except UnicodeEncodeError as salah:  # an argument in an encoding that the system does not name
            kata = aman(kutip(str(salah.object)[:80]))
            galat.print(f"[bold red]Gagal:[/] Teks {kata} memuat tanda yang tidak dapat disimpan.")
            galat.print("→ Ketik ulang teks itu, atau ganti nama berkasnya.")
            sys.exit(SALAH_PANGGIL)
        except Exception as salah:
            if not hasattr(salah, "format_message"):
                raise
            if type(salah).__name__ == "NoArgsIsHelpError":  # the help was shown when it was made
                sys.exit(SALAH_PANGGIL)
            _salah_panggil(salah)
        sys.exit(hasil if isinstance(hasil, int) else 0)


def _salah_panggil(salah: Any) -> NoReturn:
    ctx = getattr(salah, "ctx", None)
    if ctx is None:
        _salah(indonesia(salah.format_message()), [])
    saran = [
        f"Mungkin maksudnya: {', '.join(sorted(m))}" for m in [getattr(salah, "possibilities", None)] if m
    ]
    contoh = getattr(ctx.command, "epilog", None)
    saran += [polos for polos in [(contoh or "").replace("\\[", "[")] if polos]
    _salah(indonesia(salah.format_message()), [*saran, f"Bantuan: {ctx.command_path} --help"])


def _salah(pesan: str, saran: Sequence[str]) -> NoReturn:
    galat.print(f"[bold red]Gagal:[/] {aman(pesan)}")
    for satu in saran:
        galat.print(f"→ {aman(satu)}")
    sys.exit(SALAH_PANGGIL)


def berbahasa(app: typer.Typer) -> None:
    """Let every command and group of `app` speak Indonesian."""
    for perintah in app.registered_commands:
        perintah.cls = Perintah
        if perintah.callback is not None:  # read once, since the library reads them four times
            perintah.callback.__annotations__ = get_type_hints(perintah.callback, include_extras=True)
    for grup in app.registered_groups:
        grup.cls = Grup
        if grup.typer_instance is not None:
            berbahasa(grup.typer_instance)
    app.info.cls = Grup
