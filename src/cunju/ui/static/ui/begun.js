// What is typed into a form is kept while it is typed, also without leaving the box, until the form is sent.
// Without this script nothing is kept and everything works. What arrives after the form was sent the server drops by its token.
"use strict";

const WAIT = 1200;
const SKIP = "[hx-post], [data-own-draft], .confirm, .find";
const TYPED = "textarea, select, input:not([type=hidden]):not([type=password]):not([type=file]):not([type=checkbox]):not([type=radio])";

const here = () => {
  const query = new URLSearchParams(location.search);
  query.delete("begun");
  const text = query.toString();
  return location.pathname + (text ? `?${text}` : "");
};

const token = Array.from(crypto.getRandomValues(new Uint8Array(12)), (one) => one.toString(16).padStart(2, "0")).join("");

const hidden = (form, name, value) => {
  const box = document.createElement("input");
  box.type = "hidden";
  box.name = name;
  box.value = value;
  form.append(box);
};

const said = (form) => {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || name.startsWith("_") || name.includes("password") || name === "csrfmiddlewaretoken") continue;
    if (!values[name]) values[name] = [];
    values[name].push(value);
  }
  return values;
};

const words = (box) => {
  const group = box.closest("fieldset");
  const label = group && group.querySelector("legend") ? group.querySelector("legend") : box.labels && box.labels[0];
  return label ? label.textContent.replace("可不填", "").trim() : "";
};

const labels = (form) => {
  const found = {};
  for (const box of form.elements) if (box.name && box.type !== "hidden" && !found[box.name]) found[box.name] = words(box);
  return found;
};

const begin = (form) => {
  hidden(form, "_begun", token);
  hidden(form, "_begun_at", here());
  let timer = 0;
  let waiting = false;
  let sent = false;
  const send = () => {
    clearTimeout(timer);
    if (!waiting || sent) return;
    waiting = false;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.append("_begun", token);
    body.append("_begun_at", here());
    body.append("title", document.querySelector("h1") ? document.querySelector("h1").textContent.trim() : document.title);
    body.append("said", JSON.stringify(said(form)));
    body.append("labels", JSON.stringify(labels(form)));
    fetch("/begun/", { method: "POST", body, credentials: "same-origin", keepalive: true }).catch(() => { waiting = true; });
  };
  const typed = () => {
    waiting = true;
    clearTimeout(timer);
    timer = setTimeout(send, WAIT);
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("submit", () => { sent = true; clearTimeout(timer); });
  window.addEventListener("online", send);
  window.addEventListener("pagehide", send);
  document.addEventListener("visibilitychange", () => { if (document.hidden) send(); });
};

// A page that answers a form is, when somebody goes back to it, the page of its address: no browser asks to send the form anew.
history.replaceState(history.state, "", location.href);

for (const form of document.querySelectorAll("main form[method=post]")) {
  const own = form.matches(SKIP) || form.querySelector("[name=do][value=draft]");
  if (!own && form.querySelector(TYPED) && form.elements.csrfmiddlewaretoken) begin(form);
}
