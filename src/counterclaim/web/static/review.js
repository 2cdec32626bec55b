// Only quicker hands: every act below is a plain form or link of the page, and works without this file.
(() => {
  "use strict";
  const root = document.getElementById("review");
  const text = document.getElementById("text");
  if (!root || !text) return;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const cards = all(".rv-card");
  const pieces = all(".seg", text);
  const editing = root.dataset.editing === "1";
  let at = Math.max(cards.findIndex((card) => card.classList.contains("on")), 0);

  // Which claim is looked at.
  const light = () => {
    const number = cards[at] ? cards[at].dataset.claim : "";
    for (const piece of pieces) piece.classList.toggle("lit", piece.dataset.c.split(" ").includes(number));
  };
  const go = (to) => {
    if (!cards.length) return;
    at = Math.min(Math.max(to, 0), cards.length - 1);
    cards.forEach((card, n) => {
      card.classList.toggle("on", n === at);
      if (n === at) card.setAttribute("aria-current", "true");
      else card.removeAttribute("aria-current");
    });
    light();
    cards[at].focus({ preventScroll: true });
    cards[at].scrollIntoView({ block: "nearest", behavior: "instant" });
    const first = pieces.find((piece) => piece.classList.contains("lit"));
    if (first && matchMedia("(min-width: 62rem)").matches) {
      const box = first.getBoundingClientRect(), frame = text.getBoundingClientRect();
      if (box.top < frame.top || box.bottom > Math.min(frame.bottom, innerHeight)) first.scrollIntoView({ block: "center", behavior: "instant" });
    }
    const address = new URL(location.href);
    address.searchParams.set("at", cards[at].dataset.id);
    address.hash = "";
    history.replaceState(null, "", address);
  };

  // Words of the text, by code points: what is selected, from its first piece to its last.
  const points = (string) => [...string].length;
  const offset = (node, inside) => {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[inside] || node;
    const piece = element.closest && element.closest(".seg");
    if (!piece) return null;
    const from = Number(piece.dataset.from), to = Number(piece.dataset.to);
    if (node.nodeType !== Node.TEXT_NODE) return from;
    const before = points(node.data.slice(0, inside));
    return to - from === 1 ? (before ? to : from) : Math.min(from + before, to);
  };
  let picked = null;
  const shown = document.getElementById("picked");
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset), stop = offset(range.endContainer, range.endOffset);
    const words = selection.toString();
    if (start === null || stop === null || start >= stop || !words.trim()) return;
    picked = { start, stop, words: words.trim().replace(/\s+/gu, " ") };
    if (shown) shown.textContent = `Selected: ${picked.words}`;
  });

  // The word cursor: a real selection that the arrow keys move.
  const words = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let flow = "";
  const nodes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.closest(".seg")) continue;
    const line = node.parentElement.closest("p");
    if (nodes.length && nodes.at(-1).line !== line) flow += "\n";
    nodes.push({ node, line, from: flow.length });
    flow += node.data;
  }
  for (const match of flow.matchAll(/[\p{L}\p{N}\p{M}'’_-]+|[^\s\p{L}\p{N}]/gu)) words.push([match.index, match.index + match[0].length]);
  const spot = (index, ending) => {
    const held = nodes.findLast((each) => (ending ? each.from < index : each.from <= index)) || nodes[0];
    return [held.node, Math.min(index - held.from, held.node.data.length)];
  };
  let first = -1, last = -1;
  const claimStart = () => {
    const from = cards[at] ? Number(cards[at].dataset.from) : 0;
    const piece = pieces.find((each) => Number(each.dataset.from) >= from);
    const held = piece && nodes.find((each) => piece.contains(each.node));
    const found = held ? words.findIndex((word) => word[0] >= held.from) : 0;
    return Math.max(found, 0);
  };
  const walk = (step, longer) => {
    if (!words.length) return;
    if (first < 0) first = last = claimStart();
    else if (longer) last = Math.min(Math.max(last + step, 0), words.length - 1);
    else first = last = Math.min(Math.max(last + step, 0), words.length - 1);
    const [from, to] = [Math.min(first, last), Math.max(first, last)];
    getSelection().setBaseAndExtent(...spot(words[from][0], false), ...spot(words[to][1], true));
    getSelection().focusNode.parentElement.scrollIntoView({ block: "nearest", behavior: "instant" });
  };

  // A form that asks for words takes those that are selected, where none were typed.
  const fill = (form) => {
    const typed = form.elements.words;
    if (!typed || typed.value.trim() || !picked) return;
    typed.value = picked.words;
    form.elements.start.value = picked.start;
    form.elements.stop.value = picked.stop;
  };
  document.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.name === "empty") return;
    const form = event.target;
    if (form.classList.contains("rv-field")) {
      const given = ["since", "until", "low", "high", "unit", "stance"].some((name) => form.elements[name] && form.elements[name].value);
      const fewer = all("[name=keep]", form).some((box) => !box.checked);
      if (!given && !fewer) fill(form);
    } else if (form.dataset.act === "add") fill(form);
  });
  const add = document.getElementById("add");
  if (add) add.addEventListener("toggle", () => {
    if (add.open) fill(add.querySelector("form"));
  });
  for (const typed of all("input[name=words]")) {
    typed.addEventListener("input", () => {
      typed.form.elements.start.value = typed.form.elements.stop.value = "";
    });
  }

  // Keys; they can be turned off, and that is remembered.
  const keys = document.getElementById("keys");
  for (const hint of all(".rv-hint")) hint.hidden = false;
  if (!keys) return;
  keys.closest("[hidden]").hidden = false;
  keys.checked = localStorage.getItem("review-keys") !== "off";
  keys.addEventListener("change", () => localStorage.setItem("review-keys", keys.checked ? "on" : "off"));
  const press = (selector, from = cards[at]) => {
    const found = from && from.querySelector(selector);
    if (!found) return false;
    if (found.tagName === "FORM") found.requestSubmit();
    else if (found.tagName === "DETAILS") {
      found.open = true;
      const box = found.querySelector("textarea, input:not([type=hidden])");
      if (box) box.focus();
    } else found.click();
    return true;
  };
  const acts = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    c: () => press("[data-act=confirm]"),
    r: () => press("[data-act=reject]"),
    e: () => press("[data-act=edit]"),
    n: () => press("[data-act=note]"),
    a: () => press("#add", document),
    u: () => press("[data-act=undo]", document),
    x: () => press("[data-act=next]", document),
  };
  const setField = (key) => {
    const form = document.querySelector(`.rv-field[data-key="${key}"]`);
    if (!form) return false;
    if (picked) form.requestSubmit();
    else form.elements.words.focus();
    return true;
  };
  document.addEventListener("keydown", (event) => {
    const inField = event.target.closest("input:not([type=checkbox]), textarea, select");
    if (event.key === "Escape") {
      if (inField) inField.blur();
      else if (editing) press("[data-act=done]", document);
      return;
    }
    if (inField || !keys.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      walk(event.key === "ArrowRight" ? 1 : -1, event.shiftKey);
      event.preventDefault();
    } else if (event.shiftKey) {
      return;
    } else if (editing) {
      if (event.key === "u" ? acts.u() : setField(event.key)) event.preventDefault();
    } else if (acts[event.key]) {
      acts[event.key]();
      event.preventDefault();
    }
  });
  const trouble = document.getElementById("problem");
  if (trouble) trouble.focus();
  else if (cards[at] && new URL(location.href).searchParams.has("at")) go(at);
})();
