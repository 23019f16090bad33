"""A notebook as a page without code: Voilà in a Jupyter server of its own, on loopback, behind a token."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from abk.errors import AbkError, ParameterError
from abk.files import scratch_folder
from abk.instrumen.pustaka import baca_pustaka
from abk.store import alamat_antarproses, buka
from abk.tulisan.markup import kutip

TEMPLAT = "abk"
ALAMAT = "ABK_FORMULIR_ALAMAT"
"""Variable with the address of the store, for the kernels of the pages."""
FOLDER = "ABK_FORMULIR_FOLDER"
"""Variable with the folder in which the command was given: where names of files are looked for."""
_SINI = Path(__file__).parent
_EKSTENSI = ("@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8", "anywidget")
DIAM_DETIK = 3600
"""Quiet time after which the kernel of a page nobody looks at is ended [detik]."""


@dataclass(frozen=True)
class Halaman:
    """A notebook that is served: its file, the name of its page, how it is called, the title."""

    notebook: str
    nama: str
    sebutan: str
    judul: str


FORMULIR = Halaman("10_instrumen.ipynb", "formulir.ipynb", "Formulir", "Formulir analisis beban kerja")


def sajikan(
    alamat: str,
    *,
    port: int | None = None,
    oleh: str = "",
    pustaka: str = "",
    cetak: Callable[[str], None] = print,
) -> None:
    """Serve the form of a store until Ctrl-C (:func:`layani`); without `oleh` the page asks who fills.

    pustaka : CSV with norms that the form offers; ParameterError if it cannot be used
    """
    if pustaka:
        baca_pustaka(pustaka)  # said here, and not on the page
        pustaka = str(Path(pustaka).resolve())
    layani(FORMULIR, alamat, {"oleh": oleh, "pustaka": pustaka}, port=port, cetak=cetak)


def layani(
    halaman: Halaman,
    alamat: str,
    parameter: Mapping[str, str],
    *,
    port: int | None = None,
    cetak: Callable[[str], None] = print,
) -> None:
    """Serve a page over a store until Ctrl-C; `cetak` is told that it is coming, its address, and the end.

    Without `port` any free one of 127.0.0.1 is taken. Raises ParameterError if the port is taken or the
    address is no store; GudangError if it cannot be opened. Whoever has the token, which is in the address,
    can run code as this account, as on any Jupyter server: it is printed, not published. Each page has a
    kernel of its own, which ends with the page, at the latest with the server.
    """
    if "://" not in alamat:
        raise ParameterError(
            f"{kutip(alamat)} bukan alamat gudang.", 'Beri misalnya "sqlite:///data/abk.db".'
        )
    buka(alamat).tutup()
    cetak(f"{halaman.sebutan} sedang disiapkan; alamatnya menyusul.")  # the server takes seconds to load
    import_module("abk.without_grammars")  # before the server
    from jupyter_server.serverapp import ServerApp  # noqa: PLC0415 - heavy, and only for this command

    token = secrets.token_urlsafe(24)
    # Voilà takes settings, a program even, from the folder that it runs in: not from one of data.
    with scratch_folder(halaman.sebutan.lower()) as folder, _lingkungan(folder, alamat), chdir(folder):
        akar = folder / "halaman"
        akar.mkdir(mode=0o700)
        (akar / halaman.nama).write_text(json.dumps(notebook_terisi(halaman, parameter)), encoding="utf-8")
        bebas = port_bebas(port or 0)
        aplikasi = ServerApp.instance(**_pengaturan(akar, bebas, token))
        aplikasi.initialize(argv=[])
        # The server's own handler asks back, and without a terminal leaves its kernels behind.
        semula = signal.signal(signal.SIGINT, lambda *_: aplikasi.stop(from_signal=True))
        try:
            cetak(f"{halaman.sebutan}: http://127.0.0.1:{bebas}/voila/render/{halaman.nama}?token={token}")
            cetak("Buka alamat itu dengan peramban di komputer ini. Tekan Ctrl-C untuk berhenti.")
            aplikasi.start()
        finally:
            signal.signal(signal.SIGINT, semula)
            ServerApp.clear_instance()
    cetak(f"{halaman.sebutan} ditutup; draf yang tersimpan tetap ada di gudang.")


def notebook_terisi(
    halaman: Halaman, parameter: Mapping[str, str], variabel: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Notebook of a page with its parameters; the address, no business of a file, comes by a variable.

    variabel : further parameters, each with the variable that holds it
    """
    isi: dict[str, Any] = json.loads(_notebook_bawaan(halaman.notebook).read_text(encoding="utf-8"))
    isi["metadata"]["abk"] = {"sebutan": halaman.sebutan, "judul": halaman.judul}
    # what lies in that folder is data: no module is looked for there
    pindah = f"sys.path[:] = filter(None, sys.path)\nos.chdir(os.environ.get({FOLDER!r}, '.'))"
    awal = f"import os\nimport sys\n\n{pindah}\nsumber: str = os.environ[{ALAMAT!r}]"
    for sel in isi["cells"]:
        tanda = sel.get("metadata", {}).get("tags", [])
        if "parameters" in tanda:
            isian = [f"{n}: str = {v!r}" for n, v in parameter.items()]
            isian += [f"{n}: str = os.environ.get({v!r}, '')" for n, v in (variabel or {}).items()]
            # after what the notebook itself says, which stays for the parameters of others
            sel["source"] = "\n".join(("".join(sel["source"]), awal, *isian))
    isi["cells"] = [s for s in isi["cells"] if "hanya_lab" not in s.get("metadata", {}).get("tags", [])]
    return isi


def port_bebas(port: int = 0) -> int:
    """That port of 127.0.0.1, or any that nobody uses now; raises ParameterError if it is taken."""
    with socket.socket() as soket:
        soket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            soket.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            raise ParameterError(
                f"Port {port} tidak dapat dipakai.", "Pilih port lain (1024 sampai 65535), atau tanpa port."
            ) from None
        return int(soket.getsockname()[1])


def _notebook_bawaan(nama: str) -> Path:
    paket = _SINI.parents[1]
    for folder in (paket.parent / "notebooks", paket / "_bawaan" / "notebooks"):
        if (folder / nama).is_file():
            return folder / nama
    raise AbkError(f"Buku catatan {nama} tidak ditemukan.", "Pasang ulang paket abk.")


def pengaturan_halaman(akar: Path) -> dict[str, Any]:
    """Settings of a Jupyter server whose pages have no code: own template, nothing else to fetch."""
    server = {
        "root_dir": str(akar),
        "quit_button": False,
        "terminals_enabled": False,
        "jpserver_extensions": {"voila.server_extension": True},
    }
    voila = {
        "template": TEMPLAT,
        "allow_template_override": "NO",
        "allow_theme_override": "NO",
        "strip_sources": True,
        "show_tracebacks": False,
        "extension_allowlist": list(_EKSTENSI),
        "file_allowlist": [],
    }
    kernel = {"cull_idle_timeout": DIAM_DETIK, "cull_interval": 300, "cull_connected": False}
    return {"ServerApp": server, "VoilaConfiguration": voila, "MappingKernelManager": kernel}


def folder_templat() -> Path:
    """Where the template of the pages is looked for: a folder for JUPYTER_PATH."""
    return _SINI / "templat"


def _pengaturan(akar: Path, port: int, token: str) -> Mapping[str, Any]:
    from traitlets.config import Config  # noqa: PLC0415

    isi = pengaturan_halaman(akar)
    isi["ServerApp"] |= {
        "ip": "127.0.0.1",
        "port": port,
        "port_retries": 0,
        "open_browser": False,
        "answer_yes": True,
        "allow_root": True,
        "log_level": "ERROR",
    }
    if sys.platform == "linux":  # sockets in our own folder instead of ports that others can see
        isi["KernelManager"] = {"transport": "ipc"}
    return {"config": Config({**isi, "IdentityProvider": {"token": token}})}


@contextmanager
def _lingkungan(folder: Path, alamat: str) -> Iterator[None]:
    """Jupyter's folders in a temporary place: neither settings nor extensions of the account count.

    The kernels of the pages find the store's address here, too.
    """
    tanpa_sandi, sandi = alamat_antarproses(alamat)
    cari = os.pathsep.join(p for p in (str(folder_templat()), os.environ.get("JUPYTER_PATH", "")) if p)
    baru = {
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_PATH": cari,
        ALAMAT: tanpa_sandi,
        FOLDER: str(Path.cwd()),
        **sandi,
    }
    lama = {k: os.environ.get(k) for k in baru}
    os.environ.update(baru)
    try:
        yield
    finally:
        for kunci, nilai in lama.items():
            if nilai is None:
                os.environ.pop(kunci, None)
            else:
                os.environ[kunci] = nilai
