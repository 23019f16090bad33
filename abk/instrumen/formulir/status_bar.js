// Status line: the regions stay, their words change, so that a screen reader reads them out.
const baru = (nama, atribut) => Object.assign(document.createElement(nama), atribut);

export default {
  render({ model, el }) {
    el.classList.add("abk-status-bar");
    const status = baru("p", { className: "status" });
    status.setAttribute("role", "status");
    const kabar = baru("p", { className: "kabar" });
    kabar.setAttribute("role", "status");
    const galat = baru("p", { className: "galat" });
    galat.setAttribute("role", "alert");
    el.append(status, kabar, galat);
    const tulis = () => {
      status.textContent = model.get("teks");
      status.dataset.jenis = model.get("jenis");
      kabar.textContent = model.get("kabar");
      galat.textContent = model.get("galat");
    };
    // The reader is led to something that may not be drawn yet.
    const menuju = (kali = 0) => {
      const tujuan = document.querySelector(`.${model.get("menuju")}`);
      if (!tujuan) { if (kali < 60) setTimeout(menuju, 50, kali + 1); return; }
      tujuan.focus();
      tujuan.scrollIntoView({ block: "center" });
    };
    model.on("change:menuju", () => menuju());
    model.on("change", tulis);
    tulis();
    // JupyterLab's command mode must not take keys pressed on buttons and lists of the form (D D deletes the cell).
    const tandai = () => {
      const form = el.closest(".abk-formulir");
      if (!form || form.dataset.abk) return;
      form.dataset.abk = "1";
      form.setAttribute("data-lm-suppress-shortcuts", "true");
      form.addEventListener("keydown", (e) => e.stopPropagation());
    };
    requestAnimationFrame(tandai);
    setTimeout(tandai, 300);
    return () => model.off("change", tulis);
  },
};
