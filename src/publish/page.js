/* The player's page: shows the spoken word, and goes to any word by mouse and keyboard. */
"use strict";
(() => {
  const id = (name) => document.getElementById(name);
  const audio = id("audio"), text = id("text"), play = id("play"), speed = id("speed"), status = id("status");
  const rate = Number(text.dataset.rate);
  const spans = [...document.querySelectorAll(".s")];
  const starts = spans.map((span) => parseInt(span.dataset.t, 10));
  const ends = spans.map((span) => parseInt(span.dataset.t.split(" ")[1], 10));
  const quiet = 2; // seconds after a sentence in which it is still shown
  const chapters = [...document.querySelectorAll("nav a")];
  const chapterStarts = chapters.map((link) => secondsOf(link.hash));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const texts = new Map(); // the plain text of a sentence that has marks in it
  let now = { s: -1, w: -1 }; // the sentence and word that are spoken
  let cursor = { s: -1, w: -1 }; // those that the keyboard is at
  let chapter = -1;

  function secondsOf(hash) {
    const found = /^#t=([0-9.]+)/.exec(hash);
    return found ? Number(found[1]) : NaN;
  }

  /* The last i with at(i) <= x among n that rise; -1 before the first. */
  function lastUpTo(n, at, x) {
    let low = 0, high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(middle) <= x) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  const wordCache = new WeakMap();
  /* The words of sentence s: {from, to} in its text and the sample at which each begins. */
  function wordsOf(s) {
    const span = spans[s];
    if (!span) return [];
    let words = wordCache.get(span);
    if (!words) {
      const n = (span.dataset.w || "").split(" ").map(Number);
      words = [];
      for (let i = 0; i + 2 < n.length; i += 3)
        words.push({ from: n[i], to: n[i] + n[i + 1], at: starts[s] + n[i + 2] });
      wordCache.set(span, words);
    }
    return words;
  }

  /* Marks the words of sentence s that are spoken or at the cursor, or unmarks it. */
  function paint(s) {
    const span = spans[s];
    if (!span) return;
    const words = wordsOf(s), marks = new Map();
    const add = (w, name) => words[w] && marks.set(w, ((marks.get(w) || "") + " " + name).trim());
    if (now.s === s) add(now.w, "w");
    if (cursor.s === s) add(cursor.w, "c");
    span.classList.toggle("now", now.s === s);
    span.classList.toggle("c", cursor.s === s && !words[cursor.w]);
    if (!marks.size && !texts.has(s)) return;
    const plain = texts.get(s) ?? span.textContent, parts = [];
    let at = 0;
    for (const w of [...marks.keys()].sort((a, b) => a - b)) {
      const mark = document.createElement("span");
      mark.className = marks.get(w);
      mark.textContent = plain.slice(words[w].from, words[w].to);
      parts.push(plain.slice(at, words[w].from), mark);
      at = words[w].to;
    }
    span.replaceChildren(...parts, plain.slice(at));
    if (marks.size) texts.set(s, plain);
    else texts.delete(s);
  }

  function placeAt(seconds) {
    const sample = Math.round(seconds * rate) + 1; // a seek may land a sample early
    const s = lastUpTo(starts.length, (i) => starts[i], sample);
    const words = wordsOf(s);
    return { s, w: lastUpTo(words.length, (i) => words[i].at, sample) };
  }

  /* Is it in the window, and not behind the player? */
  function inView(element) {
    const box = element.getBoundingClientRect(), player = document.querySelector(".player").getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight && (box.bottom <= player.top || box.top >= player.bottom);
  }
  const show = (element) => element.scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "smooth" });

  /* The view goes with the speech unless the reader has scrolled away from it. */
  function follow(before, after) {
    if (!id("follow").checked || audio.paused || !spans[after] || inView(spans[after])) return;
    if (!spans[before] || inView(spans[before]) || Math.abs(after - before) > 1) show(spans[after]);
  }

  function update() {
    const before = now;
    now = placeAt(audio.currentTime);
    if (audio.currentTime * rate > ends[now.s] + quiet * rate) now = { s: -1, w: -1 }; // music, a long pause
    if (now.s !== before.s || now.w !== before.w) {
      if (before.s !== now.s) { follow(before.s, now.s); paint(before.s); }
      paint(now.s);
    }
    const current = lastUpTo(chapterStarts.length, (i) => chapterStarts[i], audio.currentTime + 1 / rate);
    if (current !== chapter) {
      chapters[chapter]?.removeAttribute("aria-current");
      chapters[current]?.setAttribute("aria-current", "location");
      chapter = current;
    }
  }

  function frame() {
    update();
    if (!audio.paused && !audio.ended) requestAnimationFrame(frame);
  }

  const clock = (seconds) => {
    const s = Math.floor(seconds), pad = (n) => String(n).padStart(2, "0");
    const minutes = Math.floor(s / 60) % 60, hours = Math.floor(s / 3600);
    return (hours ? hours + ":" + pad(minutes) : minutes) + ":" + pad(s % 60);
  };

  function goTo(seconds, start) {
    audio.currentTime = seconds;
    update();
    if (start) audio.play().catch(() => {});
  }
  const secondsAt = (place) => (wordsOf(place.s)[place.w]?.at ?? starts[place.s]) / rate;

  /* --- the player's buttons --- */
  const toggle = () => (audio.paused ? audio.play().catch(() => {}) : audio.pause());
  function label() {
    play.textContent = audio.paused ? play.dataset.play : play.dataset.pause;
  }
  function step(by) {
    const place = placeAt(audio.currentTime);
    const late = by < 0 && audio.currentTime > starts[place.s] / rate + 1.5; // back: to its beginning first
    goTo(starts[Math.min(Math.max(place.s + (late ? 0 : by), 0), starts.length - 1)] / rate, false);
  }
  play.addEventListener("click", toggle);
  id("back").addEventListener("click", () => step(-1));
  id("forward").addEventListener("click", () => step(1));
  audio.addEventListener("play", () => { label(); requestAnimationFrame(frame); });
  audio.addEventListener("pause", label);
  audio.addEventListener("timeupdate", update);
  audio.addEventListener("seeked", update);

  const remembered = "bulletin-speed";
  function setSpeed() {
    audio.defaultPlaybackRate = audio.playbackRate = Number(speed.value);
    try { localStorage.setItem(remembered, speed.value); } catch { /* not allowed: not remembered */ }
  }
  try { speed.value = localStorage.getItem(remembered) || speed.value; } catch { /* as above */ }
  if (!speed.value) speed.value = "1";
  speed.addEventListener("change", setSpeed);
  setSpeed();

  /* --- going to places: links into the audio, words --- */
  function offsetIn(span, event) {
    let node, offset;
    if (document.caretPositionFromPoint) {
      const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
      node = caret?.offsetNode; offset = caret?.offset;
    } else {
      const caret = document.caretRangeFromPoint(event.clientX, event.clientY);
      node = caret?.startContainer; offset = caret?.startOffset;
    }
    if (!node || !span.contains(node)) return -1;
    const range = document.createRange();
    range.setStart(span, 0);
    range.setEnd(node, offset);
    return range.toString().length;
  }

  document.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a");
    if (link) {
      const seconds = link.hash === location.hash && link.pathname === location.pathname ? NaN : secondsOf(link.hash);
      if (Number.isNaN(seconds)) return;
      event.preventDefault();
      goTo(seconds, true);
      return;
    }
    const span = event.target.closest(".s");
    if (!span || !getSelection().isCollapsed) return;
    const s = spans.indexOf(span), words = wordsOf(s), offset = offsetIn(span, event);
    const w = offset < 0 ? 0 : Math.max(0, lastUpTo(words.length, (i) => words[i].from, offset));
    moveCursor({ s, w }, false);
    goTo(secondsAt({ s, w }), true);
  });

  /* --- the keyboard, while the transcript has the focus --- */
  function moveCursor(place, tell) {
    const before = cursor;
    cursor = place;
    paint(before.s);
    paint(place.s);
    if (!tell) return;
    const word = wordsOf(place.s)[place.w], plain = texts.get(place.s) ?? spans[place.s].textContent;
    status.textContent = (word ? plain.slice(word.from, word.to) : plain) + " \u2013 " + clock(secondsAt(place));
    if (!inView(spans[place.s])) show(spans[place.s]);
  }

  function wordStep(by) {
    let { s, w } = cursor;
    w += by;
    while (w < 0 && s > 0) w = wordsOf(--s).length - 1, w = Math.max(w, 0);
    if (w >= Math.max(1, wordsOf(s).length)) {
      if (s + 1 >= spans.length) return cursor;
      s++; w = 0;
    }
    return { s, w: Math.max(w, 0) };
  }
  const sentenceStep = (by) => ({ s: Math.min(Math.max(cursor.s + by, 0), spans.length - 1), w: 0 });

  text.addEventListener("focus", () => {
    if (cursor.s < 0 && spans.length) moveCursor({ s: Math.max(now.s, 0), w: Math.max(now.w, 0) }, false);
  });
  text.addEventListener("keydown", (event) => {
    if (event.target !== text || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || cursor.s < 0) return;
    const onward = getComputedStyle(spans[cursor.s]).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    switch (event.key) {
      case "ArrowLeft": case "ArrowRight": moveCursor(wordStep(event.key === onward ? 1 : -1), true); break;
      case "ArrowUp": moveCursor(sentenceStep(-1), true); break;
      case "ArrowDown": moveCursor(sentenceStep(1), true); break;
      case "Enter": goTo(secondsAt(cursor), true); break;
      case " ": toggle(); break;
      default: return;
    }
    event.preventDefault();
  });

  /* A page that is opened with #t=83.5 begins there. */
  function fromAddress() {
    const seconds = secondsOf(location.hash);
    if (!Number.isNaN(seconds)) goTo(seconds, false);
  }
  addEventListener("hashchange", fromAddress);

  document.documentElement.classList.add("live");
  document.querySelector(".controls").hidden = false;
  id("keys").hidden = false;
  text.tabIndex = 0;
  text.setAttribute("aria-describedby", "keys");
  label();
  fromAddress();
})();
