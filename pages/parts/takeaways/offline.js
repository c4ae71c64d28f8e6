// Draws every chart of the page from the specification and rows that stand beside it in the page. Nothing is fetched.
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const other = read("dark-colours");
  const wish = matchMedia("(prefers-color-scheme: dark)");
  const paper = matchMedia("print");
  const coloured = (spec) => {
    if (!wish.matches || paper.matches) return spec;
    const swapped = JSON.stringify(spec).replace(/#[0-9a-f]{6}\b/gi, (found) => other[found.toUpperCase()] || found);
    return JSON.parse(swapped);
  };
  const options = {
    actions: false, ast: true, defaultStyle: false, renderer: "svg", mode: "vega-lite", hover: false,
    tooltip: { disableDefaultStyle: true }, loader: { http: { credentials: "omit" } },
  };
  const draw = (box) => {
    const spec = coloured(read(`${box.id}-spec`));
    const still = box.innerHTML;
    const tall = box.querySelector("svg");
    if (tall) box.style.minHeight = `${tall.getBoundingClientRect().height}px`;
    box.textContent = "";
    box.dataset.live = "yes";
    return vegaEmbed(box, { ...spec, width: "container" }, options).then((made) => {
      box.style.minHeight = "";
      const drawing = box.querySelector("svg");
      if (drawing) { drawing.setAttribute("aria-hidden", "true"); drawing.removeAttribute("role"); }
      return made;
    }).catch(() => { delete box.dataset.live; box.innerHTML = still; });
  };
  const boxes = [...document.querySelectorAll("[data-chart]")];
  const drawAll = () => boxes.reduce((before, box) => before.then(() => draw(box)), Promise.resolve());
  drawAll().then(() => { document.documentElement.dataset.drawn = "yes"; });
  wish.addEventListener("change", drawAll);
  // On paper every table is told, folded or not.
  const folds = () => document.querySelectorAll("details");
  addEventListener("beforeprint", () => folds().forEach((fold) => { fold.dataset.was = fold.open; fold.open = true; }));
  addEventListener("afterprint", () => folds().forEach((fold) => { fold.open = fold.dataset.was === "true"; }));
})();
