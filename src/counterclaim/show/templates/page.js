// Only a convenience: the page says all it has to say without it.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const cards = all(".card");
  const segments = all(".seg");
  const byClaim = new Map();
  for (const segment of [...segments, ...all(".gutter")]) {
    for (const claim of (segment.dataset.c || "").split(" ").filter(Boolean)) {
      if (!byClaim.has(claim)) byClaim.set(claim, []);
      byClaim.get(claim).push(segment);
    }
  }
  const light = (card, on) => {
    card.classList.toggle("on", on);
    for (const segment of byClaim.get(card.dataset.claim) || []) segment.classList.toggle("lit", on);
  };
  const watch = (element, on, off) => {
    element.addEventListener("mouseenter", on);
    element.addEventListener("mouseleave", off);
    element.addEventListener("focusin", on);
    element.addEventListener("focusout", off);
  };
  for (const card of cards) {
    watch(card, () => light(card, true), () => card.matches(":hover, :focus-within") || light(card, false));
    card.addEventListener("mouseleave", () => card.contains(document.activeElement) || light(card, false));
  }
  for (const bit of all(".bit[data-from]")) {
    const from = Number(bit.dataset.from), to = Number(bit.dataset.to);
    const held = segments.filter((s) => Number(s.dataset.from) >= from && Number(s.dataset.to) <= to);
    const spot = (on) => () => held.forEach((s) => s.classList.toggle("spot", on));
    watch(bit, spot(true), spot(false));
  }
  for (const mark of all(".gutter")) {
    const card = document.getElementById("claim-" + mark.dataset.c);
    watch(mark, () => light(card, true), () => light(card, false));
  }
  const show = (element) => {
    const box = element.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) element.scrollIntoView({ block: "center" });
  };
  const go = (step) => {
    const here = cards.indexOf(document.activeElement && document.activeElement.closest(".card"));
    const next = cards[Math.min(Math.max(here + step, 0), cards.length - 1)];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
    const first = (byClaim.get(next.dataset.claim) || [])[0];
    if (first && matchMedia("(min-width: 78rem)").matches) show(first);
  };
  const keys = document.getElementById("keys");
  if (!keys) return;
  keys.closest("[hidden]").hidden = false;
  document.addEventListener("keydown", (event) => {
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
  });
})();
