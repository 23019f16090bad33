"""Guards abk.instrumen.formulir (status_bar.js, task_table.js): buttons that wait lose no press, double none.

The script stands here on a page of its own, with a kernel that does what the test says.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from abk.instrumen import formulir

SKRIP, TABEL = (
    (Path(formulir.__file__).parent / nama).read_text(encoding="utf-8")
    for nama in ("status_bar.js", "task_table.js")
)
HALAMAN = """<div class="abk-formulir"><div id="status"></div><div id="tabel"></div>
<button id="salin">Salin</button>
<button id="simpan">Simpan</button><button id="urung" data-aksi="urung">Urungkan</button></div>"""
PASANG = """async (skrip) => {
  const isyarat = (semua = []) => (
    {connect: (f) => semua.push(f), emit: (x) => semua.forEach((f) => f(null, x))});
  const kernel = {status: "idle", anyMessage: isyarat(), iopubMessage: isyarat(), statusChanged: isyarat()};
  const model = {widget_manager: {kernel}, get: () => "", on: () => {}, off: () => {}};
  window.tertekan = [];
  for (const b of document.querySelectorAll("button")) b.onclick = () => window.tertekan.push(b.id);
  window.kirim = (id) => kernel.anyMessage.emit(
    {direction: "send", msg: {header: {msg_type: "comm_msg", msg_id: id}}});
  window.selesai = (id) => kernel.iopubMessage.emit(
    {header: {msg_type: "status"}, content: {execution_state: "idle"}, parent_header: {msg_id: id}});
  window.keadaan = (s) => { kernel.status = s; kernel.statusChanged.emit(s); };
  const {default: isi} = await import(URL.createObjectURL(new Blob([skrip], {type: "text/javascript"})));
  isi.render({model, el: document.getElementById("status")});
}"""
PASANG_TABEL = """async (skrip) => {
  const nama = "Uraian tugas";
  const kolom = [{n: "uraian_tugas", l: nama, k: nama, b: "", j: "teks", x: "", w: 30, r: 120}];
  const tampilan = {kolom, baris: {1: {s: {uraian_tugas: {t: "Menelaah"}}}}, urutan: ["1"],
                    meta: {judul: "Tugas", hasil: [], terkunci: false, ragu: 0, urung: true, ulang: false}};
  const model = {get: () => tampilan, on: () => {}, off: () => {},
                 send: (p) => window.tertekan.push(`${p.aksi} ${p.teks ?? ""}`.trim())};
  const {default: isi} = await import(URL.createObjectURL(new Blob([skrip], {type: "text/javascript"})));
  isi.render({model, el: document.getElementById("tabel")});
}"""
BATAS = 10_000
"""How long a kernel is waited for that has nothing to do. [ms]"""


@pytest.fixture
def h(konteks):
    """A page with the script, its clock in the hands of the test."""
    h = konteks.new_page()
    h.clock.install()
    h.set_content(HALAMAN)
    h.evaluate(PASANG, SKRIP)
    h.clock.run_for(100)
    return h


def tekan(h, *semua: str) -> None:
    for id_ in semua:
        h.evaluate("id => document.getElementById(id).click()", id_)


def tertekan(h, lama: int = 100) -> list[str]:
    """Buttons that were pressed after a while. [ms]"""
    h.clock.run_for(lama)
    return h.evaluate("window.tertekan")


def test_tombol_menunggu_lalu_ditekan_menurut_urutan(h):
    tekan(h, "simpan")  # nothing is on its way
    h.evaluate("kirim('a')")
    tekan(h, "salin", "simpan", "salin")
    assert tertekan(h) == ["simpan"]
    h.evaluate("selesai('a')")
    assert tertekan(h) == ["simpan", "salin", "simpan", "salin"]


def test_tekanan_ulang_selagi_menunggu_satu_saja(h):
    """Impatience copies no tasks twice; undoing three steps takes three presses."""
    h.evaluate("kirim('a')")
    tekan(h, "salin", "salin", "salin", "urung", "urung", "urung")
    h.evaluate("selesai('a')")
    assert tertekan(h) == ["salin", "urung", "urung", "urung"]


def test_tombol_yang_sudah_tidak_ada_tidak_ditekan(h):
    h.evaluate("kirim('a')")
    tekan(h, "salin", "simpan")
    h.evaluate("document.getElementById('salin').remove(); document.getElementById('urung').disabled = true")
    tekan(h, "urung")
    h.evaluate("selesai('a')")
    assert tertekan(h) == ["simpan"]


@pytest.mark.parametrize("keadaan", ["restarting", "autorestarting", "dead"])
def test_kernel_yang_berhenti_tidak_ditunggu(h, keadaan: str):
    """A kernel started anew answers nothing of before; once each first button took ten seconds."""
    h.evaluate("kirim('a')")
    h.evaluate("s => keadaan(s)", keadaan)
    tekan(h, "simpan")
    assert h.evaluate("window.tertekan") == ["simpan"]


def test_kernel_sibuk_ditunggu_selama_apa_pun(h):
    """What a field holds back while a cell runs would come after the button: a sheet submitted without it."""
    h.evaluate("keadaan('busy'); kirim('a')")
    tekan(h, "simpan")
    assert tertekan(h, 3 * BATAS) == []
    h.evaluate("keadaan('idle')")
    assert tertekan(h, BATAS // 2) == []
    assert tertekan(h, BATAS) == ["simpan"]  # an answer that is lost on the way is not waited for without end


def test_tabel_tidak_mendahului_tombol_yang_menunggu(h):
    """Ctrl+Z after a button undoes what the button does; what is typed after it is not what it undoes."""
    h.evaluate(PASANG_TABEL, TABEL)
    h.evaluate("kirim('a')")
    sel = h.locator("td")
    sel.press("Control+z")  # behind what was typed, as ever: the grid's own messages keep their order
    assert tertekan(h) == ["urung"]
    tekan(h, "salin")
    sel.press("Control+z")
    tekan(h, "simpan")
    sel.press("x")
    h.clock.run_for(100)  # half-typed
    h.locator("td textarea").press("Enter")
    assert tertekan(h) == ["urung"]
    h.evaluate("selesai('a')")
    assert tertekan(h) == ["urung", "salin", "urung", "simpan", "ubah x", "ubah x"]
