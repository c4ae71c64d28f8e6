/* The presenter's keys. Loaded by the Present page from this same server; every slide is already drawn, so that a
   step only changes which one is in view and nothing travels. Works with clickers, which send PageUp and PageDown. */
(() => {
  const root = document.documentElement;
  const box = () => document.querySelector("[data-present]");
  const count = () => Number(box()?.dataset.present || 0);
  const at = () => Number(root.dataset.slide || box()?.dataset.first || 1);
  const slide = (n) => document.querySelector(`.st-key-slide_${n}`);

  function show(n) {
    const to = Math.min(Math.max(n, 1), count());
    root.dataset.slide = to;
    const here = new URL(location.href);
    here.searchParams.set("slide", to);
    history.replaceState(history.state, "", here);
    const said = document.querySelector("[data-said]");
    if (said) said.textContent = `${to} of ${count()}: ${slide(to)?.querySelector("h2")?.textContent ?? ""}`;
    document.querySelectorAll("[data-step]").forEach((button) => {
      const ends = (button.dataset.step === "-1" && to === 1) || (button.dataset.step === "1" && to === count());
      button.setAttribute("aria-disabled", ends);
    });
    document.querySelectorAll("[data-at]").forEach((line) => (line.textContent = `${to} of ${count()}`));
  }

  const leave = () => document.querySelector(".st-key-leave button")?.click();
  const blank = () => root.toggleAttribute("data-blank");
  const whole = () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen?.());

  let began = null;
  function clock() {
    const face = document.querySelector("[data-clock]");
    if (!face) return;
    began = began === null ? Date.now() : null;
    face.hidden = began === null;
    tick();
  }
  function tick() {
    const face = document.querySelector("[data-clock]");
    if (began === null || !face) return;
    const seconds = Math.floor((Date.now() - began) / 1000);
    face.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    setTimeout(tick, 1000);
  }

  const keys = {
    ArrowRight: () => show(at() + 1), ArrowDown: () => show(at() + 1), PageDown: () => show(at() + 1),
    " ": () => show(at() + 1), Enter: () => show(at() + 1),
    ArrowLeft: () => show(at() - 1), ArrowUp: () => show(at() - 1), PageUp: () => show(at() - 1),
    Backspace: () => show(at() - 1), Home: () => show(1), End: () => show(count()),
    Escape: leave, b: blank, B: blank, ".": blank, t: clock, T: clock, f: whole, F: whole,
  };
  const pressesItself = (key, target) => ["Enter", " "].includes(key) && target.closest?.("button, a, summary, input");

  function pressed(event) {
    if (!box() || event.ctrlKey || event.altKey || event.metaKey || pressesItself(event.key, event.target)) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }
  function clicked(event) {
    const button = event.target.closest?.("[data-step], [data-do]");
    if (!button || !box()) return;
    if (button.dataset.step) show(at() + Number(button.dataset.step));
    else ({ clock, blank, whole })[button.dataset.do]?.();
  }

  let from = null;
  const touched = (event) => (from = event.changedTouches[0].clientX);
  function swiped(event) {
    const moved = event.changedTouches[0].clientX - (from ?? event.changedTouches[0].clientX);
    if (box() && Math.abs(moved) > 60) show(at() + (moved < 0 ? 1 : -1));
  }

  /* Slides are laid out for 1280 by 720 and enlarged to the window. */
  const fit = () => root.style.setProperty("--present", Math.min(innerWidth / 1280, innerHeight / 720));

  window.cspPresenting?.abort();
  const gone = (window.cspPresenting = new AbortController());
  const heard = { signal: gone.signal };
  addEventListener("keydown", pressed, { ...heard, capture: true });
  addEventListener("click", clicked, heard);
  addEventListener("touchstart", touched, { ...heard, passive: true });
  addEventListener("touchend", swiped, { ...heard, passive: true });
  addEventListener("resize", fit, heard);
  delete root.dataset.slide;
  root.removeAttribute("data-blank");
  fit();
  if (box()) show(Number(box().dataset.first));
})();
