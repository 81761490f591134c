// A slow phone shows a form before its scripts are there: what was typed until then is told to them as if it were typed now.
"use strict";

const altered = (box) => {
  if (box.type === "checkbox" || box.type === "radio") return box.checked !== box.defaultChecked;
  if (box.options) {
    const choices = Array.from(box.options);
    return !box.multiple && box.selectedIndex >= 0 && choices[box.selectedIndex] !== (choices.find((choice) => choice.defaultSelected) || choices[0]);
  }
  return box.type !== "file" && box.type !== "hidden" && "defaultValue" in box && box.value !== box.defaultValue;
};

document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll("main form")) {
    for (const box of Array.from(form.elements).filter(altered)) {
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
});
