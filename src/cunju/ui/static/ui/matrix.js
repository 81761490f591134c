// The matrix by keyboard (one tab stop, arrows move) and, on a phone, one measure at a time without a new page.
// Without this script every cell is a link in tab order and the stepper's links load the page at that measure.
"use strict";

const MATRIX = "table.matrix";
const CELLS = ":scope > tbody > tr:not(.why)";

const grid = (table) => [...table.querySelectorAll(CELLS)].map((row) => [...row.children].map((cell) => cell.querySelector(":scope > a")));

const place = (rows, link) => {
  const y = rows.findIndex((row) => row.includes(link));
  return [y, y < 0 ? -1 : rows[y].indexOf(link)];
};

const seen = (link) => link && link.offsetParent;

// The next link from (y, x) in one direction; cells without a link (不适用) and columns not shown are passed over.
const next = (rows, y, x, down, right) => {
  for (y += down, x += right; y >= 0 && y < rows.length && x >= 0 && x < rows[y].length; y += down, x += right) {
    if (seen(rows[y][x])) return rows[y][x];
  }
  return null;
};

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

const target = (rows, y, x, key) => {
  if (MOVES[key]) return next(rows, y, x, ...MOVES[key]);
  if (key === "Home") return rows[y].find(seen);
  if (key === "End") return rows[y].filter(seen).pop();
  return null;
};

const rove = (table, link) => {
  for (const one of grid(table).flat()) if (one) one.tabIndex = one === link ? 0 : -1;
};

const begin = (table) => {
  const open = table.querySelector("a[aria-expanded='true']");
  const links = grid(table).flat().filter(Boolean);
  if (links.length) rove(table, open || links[0]);
};

document.addEventListener("keydown", (event) => {
  const table = event.target.closest && event.target.closest(MATRIX);
  if (!table || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = grid(table);
  const [y, x] = place(rows, event.target);
  if (y < 0) return;
  const to = target(rows, y, x, event.key);
  if (!to) return;
  event.preventDefault();
  rove(table, to);
  to.focus();
});

document.addEventListener("focusin", (event) => {
  const table = event.target.closest && event.target.closest(MATRIX);
  if (table && place(grid(table), event.target)[0] >= 0) rove(table, event.target);
});

// Stepper: <nav class="step"><a rel=prev><div><b><span></div><a rel=next>, then .step-text, then the table.
const words = (head) => {
  const link = head.querySelector("a");
  const number = link.querySelector("b").textContent;
  return { number, title: link.textContent.slice(number.length).trim(), text: head.dataset.text || "" };
};

// The last column, number 0, is what the notice's body and the law ask.
const named = (heads, number) => {
  const title = words(heads[number ? number - 1 : heads.length - 1]).title;
  return number ? `措施${number}　${title}` : title;
};

// The measure before or after one, of those the page steps through.
const beside = (step, heads, number, way) => {
  const stops = step.dataset.stops ? step.dataset.stops.split(" ").map(Number) : heads.map((_, at) => (at + 1) % heads.length);
  const at = stops.indexOf(number);
  return stops[at < 0 ? 0 : (at + way + stops.length) % stops.length];
};

const show = (step, table, number) => {
  const heads = [...table.querySelectorAll(":scope > thead > tr:last-child > th")];
  const head = heads[number ? number - 1 : heads.length - 1];
  if (!head) return false;
  table.className = table.className.replace(/\bat-\d+/, `at-${number}`);
  step.querySelector(":scope > div > b").textContent = named(heads, number);
  const place = step.querySelector(":scope > div > span");
  if (place) place.textContent = number ? `第${number}项，共${heads.length - 1}项` : "";
  const note = step.parentElement.querySelector(".step-text");
  if (note) note.textContent = words(head).text;
  for (const [rel, to] of [["prev", beside(step, heads, number, -1)], ["next", beside(step, heads, number, 1)]]) {
    const link = step.querySelector(`a[rel=${rel}]`);
    const url = new URL(link.href);
    url.searchParams.set("m", to);
    link.href = url;
    link.querySelector(".hide").textContent = `${rel === "prev" ? "上" : "下"}一项：${named(heads, to)}`;
  }
  return true;
};

document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest(".step > a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const step = link.parentElement;
  const table = step.parentElement.querySelector(MATRIX);
  const number = Number(new URL(link.href).searchParams.get("m"));
  if (!table || !show(step, table, number)) return;
  event.preventDefault();
  const url = new URL(location.href);
  url.searchParams.set("m", number);
  history.replaceState(null, "", url);
});

for (const table of document.querySelectorAll(MATRIX)) begin(table);
document.addEventListener("htmx:afterSettle", () => {
  for (const table of document.querySelectorAll(MATRIX)) begin(table);
});
