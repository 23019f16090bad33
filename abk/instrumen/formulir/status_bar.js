// Status line: the regions stay, their words change, so that a screen reader reads them out.
const baru = (nama, atribut) => Object.assign(document.createElement(nama), atribut);

const TAHAN = 10000; // [ms] after which a kernel that has nothing to do is no longer waited for
const PUTUS = new Set(["starting", "restarting", "autorestarting", "terminating", "dead"]);
const jalan = new WeakMap(); // kernel → ids of the messages on their way to it

/** Messages of widgets that the kernel has not dealt with; null where the page does not tell. */
function diJalan(kernel) {
  if (!kernel?.anyMessage || !kernel.iopubMessage) return null;
  if (!jalan.has(kernel)) {
    const ada = new Set();
    jalan.set(kernel, ada);
    kernel.statusChanged?.connect((_, status) => PUTUS.has(status) && ada.clear()); // no answer comes any more
    kernel.anyMessage.connect((_, { msg, direction }) => direction === "send" && msg.header.msg_type === "comm_msg" && ada.add(msg.header.msg_id));
    kernel.iopubMessage.connect((_, { header, content, parent_header: asal }) => header.msg_type === "status" && content.execution_state === "idle" && ada.delete(asal.msg_id));
  }
  return jalan.get(kernel);
}

/**
 * A button is pressed after what was typed before it. Left alone it overtakes: a field holds back what is typed
 * while the kernel is busy, and the kernel may hear two widgets in two threads. What the grid tells while a
 * button waits comes after that button.
 */
function berurutan(form, kernel, ada) {
  const antre = [];
  let lolos = false;
  const tekan = async () => {
    while (antre.length) {
      let batas = performance.now() + TAHAN;
      while (ada.size && performance.now() < batas) {
        await new Promise((r) => setTimeout(r, 10));
        if (kernel.status === "busy") batas = performance.now() + TAHAN;
      }
      ada.clear();
      lolos = true;
      if (typeof antre[0] === "function") antre[0]();
      else if (antre[0].isConnected) antre[0].click(); // what was asked meanwhile may be answered, and gone
      lolos = false;
      antre.shift();
    }
  };
  form.addEventListener("abk-kirim", (e) => {
    if (lolos || !antre.length) return;
    e.preventDefault();
    antre.push(e.detail);
  });
  form.addEventListener("click", (e) => {
    const tombol = e.target.closest("button");
    if (!tombol || lolos || !(antre.length || ada.size)) return;
    e.stopImmediatePropagation();
    e.preventDefault();
    // Who sees nothing happen presses again; of the grid's own buttons every press counts.
    if (antre.at(-1) === tombol && !tombol.dataset.aksi) return;
    if (antre.push(tombol) === 1) tekan();
  }, true);
}

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
    const tandai = (kali = 0) => {
      const form = el.closest(".abk-formulir");
      if (!form && kali < 100) setTimeout(tandai, 50, kali + 1); // not in its place yet
      if (!form || form.dataset.abk) return;
      form.dataset.abk = "1";
      form.setAttribute("data-lm-suppress-shortcuts", "true");
      form.addEventListener("keydown", (e) => e.stopPropagation());
      const kernel = model.widget_manager?.kernel;
      const ada = diJalan(kernel);
      if (ada) berurutan(form, kernel, ada);
    };
    setTimeout(tandai);
    return () => model.off("change", tulis);
  },
};
