// Shows what Python has drawn, and tells what a person did. Knows nothing of cases, steps or keys.
const TENANG = 350; // [ms] without a key before figures that depend on a field are computed again
const SIBUK = 120000; // [ms] after which a page whose kernel never answered can be used again
const TERBESAR = 8 * 1024 * 1024; // [byte] of a file; more would break the connection to the kernel

const kunci = (n) => (n.nodeType === 1 ? n.id : "");

/** Make one node like another; what a person is typing, and which details are open, stays. */
function samakan(lama, baru) {
  if (lama.nodeType !== 1) {
    if (lama.data !== baru.data) lama.data = baru.data;
    return;
  }
  for (const { name } of [...lama.attributes]) {
    if (!baru.hasAttribute(name) && name !== "open") lama.removeAttribute(name);
  }
  for (const { name, value } of [...baru.attributes]) {
    if (name !== "open" && lama.getAttribute(name) !== value) lama.setAttribute(name, value);
  }
  samakanAnak(lama, baru);
}

function samakanAnak(lama, baru) {
  const punya = new Map([...lama.children].filter(kunci).map((n) => [kunci(n), n]));
  let i = lama.firstChild;
  for (const b of [...baru.childNodes]) {
    const calon = kunci(b) ? punya.get(kunci(b)) : i && !kunci(i) ? i : null;
    if (!calon || calon.nodeName !== b.nodeName || calon.type !== b.type) {
      lama.insertBefore(b, i);
      continue;
    }
    if (calon === i) i = i.nextSibling;
    else lama.insertBefore(calon, i);
    samakan(calon, b);
  }
  while (i) {
    const berikut = i.nextSibling;
    i.remove();
    i = berikut;
  }
}

const nilai = (u) => (u.type === "checkbox" ? u.checked : u.value);

class Screen {
  constructor(model, el) {
    this.model = model;
    this.el = el;
    el.classList.add("abk-layar");
    // JupyterLab's command mode must not take the keys pressed here (D D deletes the cell).
    el.setAttribute("data-lm-suppress-shortcuts", "true");
    el.addEventListener("keydown", (e) => this.tekan(e));
    el.addEventListener("click", (e) => this.klik(e));
    el.addEventListener("input", (e) => this.ketik(e));
    el.addEventListener("change", (e) => this.ganti(e));
    el.addEventListener("paste", (e) => this.tempel(e));
    this.gambar = () => this.tampilkan(model.get("tampilan"));
    model.on("change:tampilan", this.gambar);
    this.gambar();
  }

  lepas() {
    this.model.off("change:tampilan", this.gambar);
    clearTimeout(this.jeda);
    clearTimeout(this.batas);
  }

  tampilkan({ html, fokus }) {
    const wadah = document.createElement("template");
    wadah.innerHTML = html;
    samakanAnak(this.el, wadah.content);
    this.sibuk(false);
    if (fokus && !this.mengetikDiLuar()) this.fokus(fokus);
  }

  /** Whether someone is already typing on the other screen of the page: the cursor stays there. */
  mengetikDiLuar() {
    const u = document.activeElement;
    return Boolean(u?.matches("input, textarea, select") && u.closest(".abk-layar") && !this.el.contains(u));
  }

  /** Put the cursor on something. */
  fokus(id) {
    const tujuan = this.el.querySelector(`#${CSS.escape(id)}`);
    if (!tujuan) return;
    tujuan.focus({ preventScroll: true });
    tujuan.scrollIntoView({ block: "nearest" });
  }

  kirim(pesan, bekal) {
    this.model.send(pesan, undefined, bekal);
  }

  sibuk(ya, tombol) {
    clearTimeout(this.batas);
    this.el.toggleAttribute("data-sibuk", ya);
    for (const b of this.el.querySelectorAll("[data-bekerja]")) b.removeAttribute("data-bekerja");
    if (!ya) return;
    tombol.setAttribute("data-bekerja", "");
    this.batas = setTimeout(() => this.sibuk(false), SIBUK);
  }

  klik(e) {
    const ke = e.target.closest("[data-fokus]");
    if (ke) {
      this.fokus(ke.dataset.fokus);
      return;
    }
    const tombol = e.target.closest("[data-aksi]");
    if (!tombol || !this.el.contains(tombol)) return;
    e.preventDefault();
    if (tombol.disabled || this.el.hasAttribute("data-sibuk")) return;
    const isi = {};
    for (const id of (tombol.dataset.sertakan || "").split(" ").filter(Boolean)) {
      const medan = this.el.querySelector(`#${CSS.escape(id)}`);
      isi[medan.name] = medan.value;
      if (medan.type === "password") medan.value = "";
    }
    this.sibuk(true, tombol);
    const { sertakan, bekerja, ...lain } = tombol.dataset;
    this.kirim({ ...lain, ...isi });
  }

  ketik({ target: u }) {
    if (!u.dataset.isi || u.type === "radio" || u.tagName === "SELECT") return;
    this.kirim({ aksi: "isi", jalur: u.dataset.isi, nilai: nilai(u) });
    if (u.dataset.hidup !== undefined) this.hidupkan(u.type === "checkbox" ? 0 : TENANG);
  }

  ganti({ target: u }) {
    if (u.dataset.berkas !== undefined) {
      this.unggah(u);
      return;
    }
    if (!u.dataset.isi || !(u.type === "radio" || u.tagName === "SELECT")) return;
    this.kirim({ aksi: "isi", jalur: u.dataset.isi, nilai: nilai(u) });
    if (u.dataset.hidup !== undefined) this.hidupkan(0);
  }

  /** Ask for the figures that hang on what was typed. */
  hidupkan(tunggu) {
    clearTimeout(this.jeda);
    this.jeda = setTimeout(() => this.kirim({ aksi: "hidup" }), tunggu);
  }

  async unggah(u) {
    const [berkas] = u.files;
    if (!berkas) return;
    const pesan = { aksi: "berkas", jalur: u.dataset.berkas, nama: berkas.name, ukuran: berkas.size };
    if (berkas.size > TERBESAR) this.kirim({ ...pesan, terlalu_besar: true });
    else this.kirim(pesan, [await berkas.arrayBuffer()]);
  }

  /** Several lines pasted into a row of a list become rows. */
  tempel(e) {
    const u = e.target.closest("[data-larik]");
    const teks = e.clipboardData.getData("text/plain");
    if (!u || !/\n./.test(teks.replace(/\r\n?/g, "\n"))) return;
    e.preventDefault();
    this.kirim({ aksi: "tempel", jalur: u.dataset.isi, nilai: teks });
  }

  tekan(e) {
    e.stopPropagation();
    const tombol = e.key === "Enter" && e.target.dataset.enter;
    if (!tombol) return;
    e.preventDefault();
    this.el.querySelector(`#${CSS.escape(tombol)}`)?.click();
  }
}

export default {
  initialize({ model }) {
    model.on("msg:custom", (pesan, [isi]) => {
      if (pesan.jenis !== "unduh") return;
      const alamat = URL.createObjectURL(new Blob([isi], { type: pesan.mime }));
      const a = Object.assign(document.createElement("a"), { href: alamat, download: pesan.nama });
      document.body.append(a);
      a.click();
      a.remove();
      setTimeout(() => URL.revokeObjectURL(alamat), 60000);
    });
  },
  render({ model, el }) {
    const layar = new Screen(model, el);
    return () => layar.lepas();
  },
};
