"""``abk kokpit``: the procedure by role on a page without code."""

from __future__ import annotations

from typing import Annotated

import typer

from abk.cli.layar import Alamat, bila_gagal, segera


def kokpit(
    alamat: Alamat,
    alur: Annotated[str, typer.Option(help="Kode alur; kosong berarti satu-satunya, atau dipilih.")] = "",
    pejabat: Annotated[str, typer.Option(help="Tanda pengenal Anda; kosong berarti dipilih.")] = "",
    port: Annotated[int | None, typer.Option(help="Port; bawaan port bebas mana pun.")] = None,
) -> None:
    """Sajikan kokpit prosedur tanpa kode pada komputer ini; alamatnya dicetak, Ctrl-C untuk berhenti.

    Setiap pejabat menjalankannya dengan akunnya sendiri: kuncinya dibuka di komputer itu.
    """
    from abk.kokpit import sajikan  # noqa: PLC0415

    with bila_gagal():
        sajikan(alamat, alur, pejabat=pejabat, port=port, cetak=segera)
