// The grid: a table for the keyboard. Python owns every value; this file shows it and tells what was typed.
const JEDA_KETIK = 30; // [ms] of quiet before a half-typed cell is told
let hitung = 0;

function unsur(nama, { kelas = "", teks = null, ...atribut } = {}, ...anak) {
  const u = document.createElement(nama);
  if (kelas) u.className = kelas;
  if (teks !== null) u.textContent = teks;
  for (const [k, v] of Object.entries(atribut)) if (v !== null && v !== false) u.setAttribute(k, v === true ? "" : v);
  u.append(...anak);
  return u;
}
const setel = (u, nama, nilai) => (nilai === null ? u.removeAttribute(nama) : u.setAttribute(nama, nilai));

class TaskTable {
  constructor(model, akar) {
    this.model = model;
    this.no = ++hitung; // prefix of ids: the same grid may be shown twice on a page
    this.baris = new Map(); // id → {tr, sel: Map(kolom → td)}
    this.aktif = null; // {id, kolom}
    this.sunting = null; // {td, input, id, kolom, asal, terkirim}
    this.akar = akar;
    akar.classList.add("abk-tasks");
    akar.addEventListener("keydown", (e) => e.stopPropagation());
    this.ubah = () => this.tampilkan(model.get("tampilan"));
    this.pesan = (p) => p.jenis === "fokus" && this.fokus(p.id, p.kolom || this.kolom[0].n);
    model.on("change:tampilan", this.ubah);
    model.on("msg:custom", this.pesan);
    this.tampilkan(model.get("tampilan"));
  }
  lepas() { this.model.off("change:tampilan", this.ubah); this.model.off("msg:custom", this.pesan); }
  /** Tell the kernel; behind a button that waits, what was done after it comes after it. */
  kirim(pesan) {
    const detail = () => this.model.send(pesan);
    if (this.akar.dispatchEvent(new CustomEvent("abk-kirim", { bubbles: true, cancelable: true, detail }))) detail();
  }
  // ── show ──
  tampilkan(t) {
    if (!t.kolom.length) { this.akar.replaceChildren(); this.kolom = []; this.tanda = ""; return; }
    const tanda = JSON.stringify(t.kolom);
    if (tanda !== this.tanda) this.rangka(t.kolom, tanda);
    const punya = this.tabel.contains(document.activeElement);
    for (const [id, b] of this.baris) if (!(id in t.baris)) { b.tr.remove(); this.baris.delete(id); }
    t.urutan.forEach((id, n) => this.isiBaris(id, n, t.baris[id], t.meta.terkunci));
    this.urutan = t.urutan;
    this.isiMeta(t.meta, t.urutan.length);
    if (!this.aktif || !this.baris.has(this.aktif.id)) {
      const n = Math.min(this.aktif ? this.aktif.n : 0, t.urutan.length - 1);
      this.tandai(t.urutan[n], this.aktif ? this.aktif.kolom : this.kolom[0].n);
    }
    const td = this.td(this.aktif.id, this.aktif.kolom);
    if (punya && !this.sunting && !this.tabel.contains(document.activeElement)) td.focus();
  }
  rangka(kolom, tanda) {
    this.tanda = tanda;
    this.kolom = kolom;
    this.baris.clear();
    this.aktif = this.sunting = null;
    const tombol = (aksi, teks, judul) => {
      const b = unsur("button", { type: "button", teks, title: judul, "data-aksi": aksi });
      b.onclick = () => this.perintah(aksi);
      return b;
    };
    this.alat = unsur("div", { kelas: "alat", role: "toolbar", "aria-label": "Baris dan urungan" },
      tombol("urung", "Urungkan", "Ctrl+Z"), tombol("ulang", "Ulangi", "Ctrl+Y"),
      tombol("sisip", "Sisip baris", "Sisip di atas baris ini: Ctrl+Enter"), tombol("naik", "Naikkan", "Alt+panah atas"),
      tombol("turun", "Turunkan", "Alt+panah bawah"), tombol("hapus", "Hapus baris", "Ctrl+Delete"), tombol("nomori", "Nomori ulang", "1, 2, 3 … menurut urutan"));
    this.hasil = unsur("dl", { kelas: "hasil", "aria-label": "Hasil hitungan" });
    this.tanya = unsur("div", { kelas: "tanya-semua", hidden: true });
    const kepala = unsur("tr", { role: "row", "aria-rowindex": 1 }, ...kolom.map((k, n) =>
      Object.assign(unsur("th", { role: "columnheader", scope: "col", "aria-colindex": n + 1, title: k.b, teks: k.k, kelas: `${k.j} ${k.x}`, style: `width:${k.w}ch;--r:${k.r}` }), { onclick: () => this.fokus(this.aktif.id, k.n) })));
    this.badan = unsur("tbody", { role: "rowgroup" });
    this.tabel = unsur("table", { role: "grid", "aria-label": "Uraian tugas", "aria-colcount": kolom.length },
      unsur("thead", { role: "rowgroup" }, kepala), this.badan);
    this.tabel.addEventListener("keydown", (e) => this.tekan(e));
    this.tabel.addEventListener("paste", (e) => this.tempel(e));
    this.tabel.addEventListener("copy", (e) => this.salin(e));
    this.tabel.addEventListener("mousedown", (e) => this.klik(e));
    this.tabel.addEventListener("focusin", ({ target: t }) => t.role === "gridcell" && this.tandai(t.parentElement.dataset.id, this.kolom[t.cellIndex].n));
    this.tabel.addEventListener("focusout", (e) => this.sunting && e.target === this.sunting.input && this.selesai(true));
    this.akar.replaceChildren(this.hasil, this.alat, this.tanya, unsur("div", { kelas: "gulir" }, this.tabel));
  }
  isiBaris(id, n, b, terkunci) {
    let r = this.baris.get(id);
    if (!r) {
      const sel = new Map(this.kolom.map((k, m) =>
        [k.n, unsur("td", { role: "gridcell", tabindex: -1, "aria-colindex": m + 1, "data-label": k.l, kelas: `${k.j} ${k.x}`, style: `--r:${k.r}` })]));
      r = { tr: unsur("tr", { role: "row", "data-id": id }, ...sel.values()), sel };
      this.baris.set(id, r);
    }
    if (this.badan.children[n] !== r.tr) this.badan.insertBefore(r.tr, this.badan.children[n] || null);
    r.tr.setAttribute("aria-rowindex", n + 2);
    for (const k of this.kolom) {
      const td = r.sel.get(k.n);
      const s = b.s[k.n] || {};
      const semua = k.n === "uraian_tugas" ? [b.a, ...this.kolom.map((x) => (b.s[x.n] || {}).m)] : 0;
      const jejak = JSON.stringify([s, semua, terkunci]);
      if (td.jejak === jejak) continue;
      td.jejak = jejak;
      if (this.sunting && this.sunting.td === td) { td.basi = [k, s, b, id, terkunci]; continue; }
      this.isiSel(td, k, s, b, id, terkunci);
    }
  }
  isiSel(td, k, s, b, id, terkunci) {
    td.basi = null; const anak = [unsur("span", { kelas: "t", teks: s.t || "" })];
    if (s.g) anak.push(unsur("small", { kelas: "baca", teks: s.g }));
    for (const [daftar, kata, judul, sebut, aksi] of [[s.r, "maksudnya ", `Maksud ${s.t}`, `Baca ${s.t} sebagai`, "pilih"], [s.u, "serupa ", "Norma tugas serupa", "Pakai norma", "pakai_norma"]])
      if (daftar) anak.push(unsur("span", { kelas: "ragu", role: "group", "aria-label": judul }, kata, ...daftar.map((r, n) => Object.assign(
        unsur("button", { type: "button", teks: r, tabindex: -1, "aria-label": `${sebut} ${r}`, disabled: terkunci }),
        { onclick: () => { this.kirim({ aksi, id, kolom: k.n, n }); this.fokus(id, k.n); } }))));
    if (k.n === "uraian_tugas") {
      if (b.a) anak.push(unsur("small", { kelas: "asal", teks: `disalin dari ${b.a}` }));
      for (const x of this.kolom) ((b.s[x.n] || {}).m || []).forEach(([tingkat, teks], n) =>
        anak.push(unsur("small", { kelas: `pesan ${tingkat}`, id: this.idPesan(id, x.n, n), teks })));
    }
    td.replaceChildren(...anak);
    const pesan = s.m || [];
    setel(td, "aria-invalid", pesan.some(([x]) => x !== "catatan") ? "true" : null);
    setel(td, "aria-describedby", pesan.length ? pesan.map((_, n) => this.idPesan(id, k.n, n)).join(" ") : null);
    setel(td, "aria-readonly", terkunci || k.j === "hitung" ? "true" : null);
    td.dataset.tingkat = pesan.length ? pesan[0][0] : "";
  }
  idPesan(id, kolom, n) { return `abk${this.no}-${id}-${kolom}-${n}`; }
  isiMeta(m, jumlah) {
    this.meta = m;
    this.tabel.setAttribute("aria-rowcount", jumlah + 1);
    this.tabel.setAttribute("aria-label", m.judul);
    if (this.jejakHasil !== (this.jejakHasil = JSON.stringify(m.hasil))) {
      this.hasil.replaceChildren(...m.hasil.map(([l, v, c]) => unsur("div", {},
        unsur("dt", { teks: l }), unsur("dd", {}, unsur("b", { teks: v }), unsur("small", { teks: c })))));
    }
    for (const t of this.alat.children) t.disabled = m.terkunci || (t.dataset.aksi in m && !m[t.dataset.aksi]);
    const tanya = m.terkunci || m.ragu < 2 ? 0 : m.ragu;
    if (tanya === this.jumlahTanya) return;
    this.jumlahTanya = tanya;
    this.tanya.hidden = !tanya;
    const pilih = (n, teks) => Object.assign(unsur("button", { type: "button", teks }), { onclick: () => this.kirim({ aksi: "pilih_semua", n }) });
    this.tanya.replaceChildren(...(tanya ? [unsur("span", { teks: `${tanya} angka dapat dibaca dua cara. Semuanya: ` }),
      pilih(0, "pemisah ribuan (1.250 = 1250)"), pilih(1, "tanda desimal (1.250 = 1,25)")] : []));
  }

  // ── move ──
  td(id, kolom) { return this.baris.get(id)?.sel.get(kolom); }
  tandai(id, kolom) {
    for (const td of this.tabel.querySelectorAll("td[tabindex='0']")) td.tabIndex = -1;
    this.aktif = { id, kolom, n: this.urutan.indexOf(id) };
    this.td(id, kolom).tabIndex = 0;
  }
  fokus(id, kolom) {
    if (!this.td(id, kolom)) return;
    this.tandai(id, kolom);
    const td = this.tdAktif();
    td.focus({ preventScroll: true });
    td.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  geser(baris, kolom) {
    const [n, m] = [this.urutan.indexOf(this.aktif.id) + baris, this.kolom.findIndex((k) => k.n === this.aktif.kolom) + kolom];
    const jepit = (x, batas) => Math.max(0, Math.min(x, batas - 1));
    this.fokus(this.urutan[jepit(n, this.urutan.length)], this.kolom[jepit(m, this.kolom.length)].n);
  }
  /** Next or previous cell to write in, over the ends of rows; false at the end of the grid. */
  lanjut(arah) {
    let [n, m] = [this.urutan.indexOf(this.aktif.id), this.kolom.findIndex((k) => k.n === this.aktif.kolom)];
    do {
      m += arah;
      if (m < 0 || m >= this.kolom.length) { n += arah; m = arah > 0 ? 0 : this.kolom.length - 1; }
      if (n < 0 || n >= this.urutan.length) return false;
    } while (this.kolom[m].j === "hitung");
    this.fokus(this.urutan[n], this.kolom[m].n);
    return true;
  }
  klik(e) {
    const td = e.target.closest("td");
    if (!td || e.target.closest("button, input, textarea, select")) return;
    const [id, kolom] = [td.parentElement.dataset.id, this.kolom[td.cellIndex].n];
    const sama = this.aktif.id === id && this.aktif.kolom === kolom && document.activeElement === td;
    e.preventDefault();
    if (this.sunting) this.selesai(true);
    if (sama) this.mulai(null); else this.fokus(id, kolom);
  }
  tekan(e) {
    if (this.sunting) { this.tekanSunting(e); return; }
    if (e.target.tagName === "BUTTON") { this.tekanPilihan(e); return; }
    const { key } = e;
    const kendali = e.ctrlKey || e.metaKey;
    const arah = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
    const aksi = kendali && { z: e.shiftKey ? "ulang" : "urung", y: "ulang", enter: "sisip", delete: "hapus" }[key.toLowerCase()];
    if (aksi) this.perintah(aksi);
    else if (e.altKey && (key === "ArrowUp" || key === "ArrowDown")) this.perintah(key === "ArrowUp" ? "naik" : "turun");
    else if (arah && !e.altKey) this.geser(...arah.map((x, n) => (kendali ? x * (n ? this.kolom.length : this.urutan.length) : x)));
    else if (key === "Home") this.geser(kendali ? -1e6 : 0, -1e6);
    else if (key === "End") this.geser(kendali ? 1e6 : 0, 1e6);
    else if (key === "PageDown" || key === "PageUp") this.geser(key === "PageDown" ? 10 : -10, 0);
    else if (key === "Tab") { if (!this.lanjut(e.shiftKey ? -1 : 1)) return; }
    else if (key === "Escape") this.alat.querySelector("button:not(:disabled)")?.focus();
    else if (key === "Enter" && this.tdAktif().querySelector(".ragu")) this.tdAktif().querySelector(".ragu button").focus();
    else if (key === "Enter" || key === "F2") this.mulai(null);
    else if (key === "Delete" || key === "Backspace") { if (this.boleh()) this.kirim({ aksi: "ubah", ...this.aktif, teks: "", lanjut: false }); }
    else if (key.length === 1 && !kendali && !e.altKey) { this.mulai(""); return; }
    else return;
    e.preventDefault();
  }
  tekanPilihan(e) {
    const ke = { ArrowRight: "nextElementSibling", ArrowDown: "nextElementSibling", ArrowLeft: "previousElementSibling", ArrowUp: "previousElementSibling" }[e.key];
    if (ke) e.target[ke]?.focus(); else if (e.key === "Escape") this.tdAktif().focus(); else return;
    e.preventDefault();
  }
  tdAktif() { return this.td(this.aktif.id, this.aktif.kolom); }
  boleh() { return !this.meta.terkunci && this.kolom.find((k) => k.n === this.aktif.kolom).j !== "hitung"; }
  perintah(aksi) {
    if (this.sunting) this.selesai(true);
    if (!this.meta.terkunci) this.kirim({ aksi, id: this.aktif.id, kolom: this.aktif.kolom });
  }

  // ── write ──
  mulai(awal) {
    if (!this.boleh()) return;
    const { id, kolom } = this.aktif;
    const td = this.tdAktif();
    const k = this.kolom.find((x) => x.n === kolom);
    const asal = td.querySelector(".t").textContent;
    let input;
    if (k.j === "pilihan") {
      input = unsur("select", {}, unsur("option", { value: "", teks: "" }), ...k.p.map(([v, l]) => unsur("option", { value: v, teks: l })));
      input.value = (k.p.find(([, l]) => l === asal) || [""])[0];
    } else {
      input = unsur(k.w >= 16 ? "textarea" : "input", { autocomplete: "off", inputmode: k.j === "angka" ? "decimal" : null });
      input.value = awal === null ? asal : awal;
    }
    input.setAttribute("aria-label", `${k.l}, baris ${this.urutan.indexOf(id) + 1}`);
    setel(input, "aria-describedby", td.getAttribute("aria-describedby"));
    this.sunting = { td, input, id, kolom, asal, nilai: awal === null ? input.value : null, terkirim: false };
    input.addEventListener("input", () => {
      clearTimeout(this.jeda);
      this.jeda = setTimeout(() => this.kirimKetikan(true), JEDA_KETIK);
    });
    td.querySelector(".t").replaceWith(input);
    td.classList.add("disunting");
    input.focus();
    if (awal === null && input.setSelectionRange) input.setSelectionRange(input.value.length, input.value.length);
  }
  kirimKetikan(lanjut) {
    const s = this.sunting;
    if (!s || (s.input.value === s.nilai && lanjut)) return;
    s.nilai = s.input.value;
    s.terkirim = true;
    this.kirim({ aksi: "ubah", id: s.id, kolom: s.kolom, teks: s.nilai, lanjut });
  }
  selesai(simpan) {
    const s = this.sunting;
    clearTimeout(this.jeda);
    if (simpan && (s.terkirim || s.input.value !== s.nilai)) this.kirimKetikan(false);
    else if (!simpan && s.terkirim) this.kirim({ aksi: "batal", id: s.id, kolom: s.kolom });
    this.sunting = null;
    s.td.jejak = ""; // the answer is shown even where it is what stood there before
    const tampak = s.input.tagName === "SELECT" ? s.input.selectedOptions[0]?.textContent || "" : s.input.value;
    s.td.classList.remove("disunting");
    s.input.replaceWith(unsur("span", { kelas: "t", teks: simpan ? tampak : s.asal }));
    if (s.td.basi) this.isiSel(s.td, ...s.td.basi);
    if (simpan) s.td.querySelector(".t").textContent ||= tampak;
    if (this.td(s.id, s.kolom)) this.tandai(s.id, s.kolom);
  }
  tekanSunting(e) {
    const { key } = e; // Ctrl+Z stays the browser's own undo inside the cell
    if (key === "Enter" || key === "Tab" || key === "Escape") {
      e.preventDefault();
      this.selesai(key !== "Escape");
      this.tdAktif().focus();
      if (key === "Enter") this.geser(e.shiftKey ? -1 : 1, 0);
      if (key === "Tab") this.lanjut(e.shiftKey ? -1 : 1);
    }
  }
  tempel(e) {
    const teks = e.clipboardData.getData("text/plain");
    if (this.sunting && !/[\t\n\r]/.test(teks)) return;
    e.preventDefault();
    e.stopPropagation();
    if (this.sunting) { this.selesai(false); this.tdAktif().focus(); }
    if (teks && this.boleh()) this.kirim({ aksi: "tempel", ...this.aktif, teks });
  }
  salin(e) {
    if (this.sunting) return;
    e.preventDefault();
    e.clipboardData.setData("text/plain", this.tdAktif().querySelector(".t").textContent);
  }
}

export default {
  initialize({ model }) {
    model.on("msg:custom", (p) => {
      if (p.jenis !== "tambal") return;
      const t = structuredClone(model.get("tampilan")); // a changed copy: the old object would hide the change
      Object.assign(t.baris, p.baris);
      t.urutan = p.urutan || t.urutan;
      t.baris = Object.fromEntries(t.urutan.map((id) => [id, t.baris[id]]));
      t.meta = p.meta || t.meta;
      model.set("tampilan", t);
    });
  },
  render({ model, el }) {
    const tasks = new TaskTable(model, el);
    return () => tasks.lepas();
  },
};
