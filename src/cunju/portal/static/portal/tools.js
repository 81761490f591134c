// What only a script can do on a page for residents: print, share, read out. Without it the page is whole.
(() => {
  const bar = document.querySelector("[data-tools]");
  if (!bar) return;
  const add = (word, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word;
    button.addEventListener("click", () => act(button));
    bar.append(button);
  };
  const text = document.querySelector("[data-aloud]");
  const voice = window.speechSynthesis;
  if (text && voice && window.SpeechSynthesisUtterance) {
    add("开始朗读", (button) => {
      if (voice.speaking) {
        voice.cancel();
        button.textContent = "开始朗读";
        return;
      }
      const parts = [...text.querySelectorAll("p")];
      button.textContent = "停止朗读";
      parts.forEach((one, at) => {
        const said = new SpeechSynthesisUtterance(one.textContent);
        said.lang = "zh-CN";
        said.rate = 0.9;
        if (at === parts.length - 1) said.onend = () => { button.textContent = "开始朗读"; };
        voice.speak(said);
      });
    });
    window.addEventListener("pagehide", () => voice.cancel());
  }
  if (window.print) add("打印", () => window.print());
  if (navigator.share && bar.dataset.tools !== "print") add("转发", () => navigator.share({ title: document.title, url: location.href }).catch(() => {}));
})();
