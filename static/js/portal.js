/* Comforts that need a script: text size, contrast, print, reading aloud, closing of sub-menus.
 * Every page works without it: its buttons stay hidden until it runs. */
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector) => document.querySelectorAll(selector);
  const show = (element) => { element.hidden = false; };
  const store = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* private window */ } },
  };

  /* Text size: five steps, remembered. */
  const setText = (step) => {
    const size = Math.max(-1, Math.min(3, step));
    root.dataset.text = size;
    store.set("text", size);
    all("[data-text-step]").forEach((button) => {
      button.disabled = size === (button.dataset.textStep > 0 ? 3 : -1);
    });
  };
  setText(Number(store.get("text")) || 0);
  all("[data-text-step]").forEach((button) => {
    show(button);
    button.addEventListener("click", () => setText(Number(root.dataset.text) + Number(button.dataset.textStep)));
  });

  /* Contrast. */
  const setContrast = (value) => {
    root.dataset.contrast = value;
    all("[data-contrast-toggle]").forEach((button) => button.setAttribute("aria-pressed", value === "high"));
  };
  if (store.get("contrast")) setContrast(store.get("contrast"));
  all("[data-contrast-toggle]").forEach((button) => {
    show(button);
    button.addEventListener("click", () => {
      setContrast(root.dataset.contrast === "high" ? "usual" : "high");
      store.set("contrast", root.dataset.contrast);
    });
  });

  all("[data-print]").forEach((button) => {
    show(button);
    button.addEventListener("click", () => window.print());
  });

  /* Sub-menus close on Escape and on a click elsewhere. */
  const openMenus = () => all(".menu details[open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((details) => {
      if (details.contains(document.activeElement)) details.querySelector("summary").focus();
      details.open = false;
    });
  });
  document.addEventListener("click", (event) => {
    openMenus().forEach((details) => { if (!details.contains(event.target)) details.open = false; });
  });

  /* Reading aloud: only where the device has a voice for the language of the page. */
  const button = document.querySelector("[data-read-aloud]");
  const text = document.querySelector("[data-readable]");
  if (!button || !text || !("speechSynthesis" in window)) return;
  const speech = window.speechSynthesis;
  const language = root.lang.slice(0, 2).toLowerCase();
  const label = button.querySelector("[data-label]");
  const start = label.textContent;
  const findVoice = () => speech.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language));
  const offer = () => { button.hidden = !findVoice(); };
  const say = (reading) => {
    label.textContent = reading ? button.dataset.labelStop : start;
    button.setAttribute("aria-pressed", reading);
  };
  const read = () => {
    /* Short pieces: some browsers fall silent after fifteen seconds of one utterance. */
    const blocks = text.querySelectorAll("h1, .article__summary, .prose :is(p, li, h2, h3, h4, figcaption)");
    const pieces = [...blocks].flatMap((block) => block.textContent.trim().match(/[^.!?;:…]+[.!?;:…]*/g) || []);
    pieces.forEach((piece, index) => {
      const utterance = new SpeechSynthesisUtterance(piece);
      utterance.voice = findVoice();
      utterance.lang = utterance.voice.lang;
      if (index === pieces.length - 1) utterance.onend = () => say(false);
      speech.speak(utterance);
    });
    say(true);
  };
  speech.addEventListener?.("voiceschanged", offer);
  offer();
  button.addEventListener("click", () => {
    if (speech.speaking || speech.pending) { speech.cancel(); say(false); } else read();
  });
  window.addEventListener("pagehide", () => speech.cancel());
})();
