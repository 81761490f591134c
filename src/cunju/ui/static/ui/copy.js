// One tap copies a text for a work group. Without this script, or where the browser may not copy, the link leads to a page with the text.
"use strict";

const DONE = "已复制，到群里粘贴";

const copied = async (one, text) => {
  await navigator.clipboard.writeText(text);
  one.textContent = DONE;
  one.setAttribute("role", "status");
};

const textOf = async (href) => {
  const answer = await fetch(href, { headers: { Accept: "text/plain" } });
  if (!answer.ok || !(answer.headers.get("Content-Type") || "").startsWith("text/plain")) throw new Error(answer.status);
  return answer.text();
};

if (navigator.clipboard && !window.cunjuCopies) {
  window.cunjuCopies = true;
  document.querySelectorAll("[data-copy-from]").forEach((one) => {
    one.hidden = false;
  });
  document.addEventListener("click", async (event) => {
    const from = event.target.closest("[data-copy-from]");
    const link = event.target.closest("a[data-copy]");
    if (from) {
      await copied(from, document.getElementById(from.dataset.copyFrom).value);
    } else if (link) {
      event.preventDefault();
      try {
        await copied(link, await textOf(link.href));
      } catch {
        location.assign(link.href);
      }
    }
  });
}
