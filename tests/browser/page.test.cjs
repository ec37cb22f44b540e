// The page in a real browser. BULLETIN is the program; screenshots and pages go to OUT/browser.
"use strict";
const { test, before, after } = require("node:test");
const assert = require("node:assert/strict");
const { execFileSync } = require("node:child_process");
const fs = require("node:fs");
const http = require("node:http");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const out = path.join(process.env.OUT, "browser", "pages");
const top = path.join(__dirname, "..", "..");
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
let browser, server, base;

function build(name, ...inputs) {
  execFileSync(process.env.BULLETIN, ["build", "-q", "--date", "2026-03-02", "--also", "html,json", "-o", path.join(out, name + ".wav"), ...inputs]);
}

/* Static files with byte ranges, which a browser seeks by. */
function serve(request, response) {
  const file = path.join(out, path.basename(decodeURIComponent(new URL(request.url, "http://x").pathname)));
  if (!fs.existsSync(file)) return response.writeHead(404).end();
  const bytes = fs.readFileSync(file), range = /bytes=(\d+)-(\d*)/.exec(request.headers.range || "");
  const type = file.endsWith(".html") ? "text/html; charset=utf-8" : "audio/wav";
  if (!range) return response.writeHead(200, { "content-type": type, "accept-ranges": "bytes" }).end(bytes);
  const from = Number(range[1]), to = range[2] ? Number(range[2]) : bytes.length - 1;
  response.writeHead(206, { "content-type": type, "content-range": `bytes ${from}-${to}/${bytes.length}` });
  response.end(bytes.subarray(from, to + 1));
}

/* Opens a page, and collects what goes wrong on it: script errors, breaches of its policy. */
async function open(name, options = {}, url = `${base}/${name}.html`) {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on("pageerror", (error) => page.wrong.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !/favicon/.test(message.location().url) && page.wrong.push(message.text()));
  await page.goto(url);
  if (options.javaScriptEnabled !== false)
    await page.waitForFunction(() => document.getElementById("audio").readyState >= 1);
  return page;
}
async function close(page) {
  assert.deepEqual(page.wrong, []);
  await page.context().close();
}
const timeline = (name) => JSON.parse(fs.readFileSync(path.join(out, name + ".json"), "utf8"));
const state = (page) => page.evaluate(() => ({ time: document.getElementById("audio").currentTime, paused: document.getElementById("audio").paused,
  word: document.querySelector(".w")?.textContent ?? null, sentence: document.querySelector(".s.now")?.textContent ?? null }));
const seek = (page, seconds) => page.evaluate((t) => new Promise((done) => {
  const audio = document.getElementById("audio");
  audio.addEventListener("seeked", () => done(), { once: true });
  audio.currentTime = t;
}), seconds);

before(async () => {
  fs.mkdirSync(out, { recursive: true });
  build("news", path.join(top, "scripts/articles/harbour-ferry.txt"), path.join(__dirname, "hostile.txt"), path.join(__dirname, "arabic.txt"));
  build("single", path.join(top, "scripts/articles/harbour-ferry.txt"));
  build("arabic", path.join(__dirname, "arabic.txt"));
  build("hostile", path.join(__dirname, "hostile.txt"));
  server = http.createServer(serve).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  base = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: flags });
});
after(async () => { await browser?.close(); server?.close(); });

test("every word is shown at the time that the timeline says", async () => {
  for (const name of ["news", "arabic"]) {
    const page = await open(name), segments = timeline(name).segments.filter((s) => s.words.length > 1);
    for (let i = 0; i < segments.length; i += Math.ceil(segments.length / 12)) {
      const words = segments[i].words, word = words[words.length >> 1];
      await seek(page, (word.start + word.end) / 2);
      const got = await state(page);
      assert.equal(got.word, word.text, `${name} at ${word.start}`);
      assert.equal(got.sentence, segments[i].text);
    }
    await close(page);
  }
});

test("it plays, and the words go along", async () => {
  const page = await open("news");
  await page.click("#play");
  await page.waitForFunction(() => document.getElementById("audio").currentTime > 1.5);
  const seen = await page.evaluate(() => new Promise((done) => { // the word and the time at some moments
    const list = [], audio = document.getElementById("audio");
    const look = () => {
      list.push([audio.currentTime, document.querySelector(".w")?.textContent]);
      list.length < 20 ? setTimeout(look, 100) : done(list);
    };
    look();
  }));
  const words = timeline("news").segments.flatMap((s) => s.words);
  let agreed = 0;
  for (const [time, word] of seen)
    if (words.some((w) => w.text === word && w.start <= time + 0.15 && time - 1.5 <= w.end)) agreed++;
  assert.ok(agreed >= 18, `${agreed} of 20 agree`);
  assert.ok(new Set(seen.map((s) => s[1])).size >= 3);
  await page.screenshot({ path: path.join(out, "playing.png") });
  assert.equal(await page.textContent("#play"), "Pause");
  await page.click("#play");
  assert.equal((await state(page)).paused, true);
  await close(page);
});

test("a click on a word, a chapter or a time goes there", async () => {
  const page = await open("single"), segment = timeline("single").segments[5], n = segment.words.findIndex((w, i) => i > 3 && w.text.length > 4);
  const at = await page.evaluate(([s, text]) => {
    const node = document.querySelectorAll(".s")[s].firstChild, range = document.createRange(), from = node.data.indexOf(text);
    range.setStart(node, from); range.setEnd(node, from + text.length);
    node.parentElement.scrollIntoView({ block: "center" });
    const box = range.getClientRects()[0];
    return [box.x + box.width / 2, box.y + box.height / 2];
  }, [5, segment.words[n].text]);
  await page.mouse.click(...at);
  await page.waitForFunction(() => !document.getElementById("audio").seeking);
  await page.evaluate(() => document.getElementById("audio").pause());
  let got = await state(page);
  assert.ok(got.time >= segment.words[n].start - 0.001 && got.time < segment.words[n].start + 1, `${got.time} ${segment.words[n].start}`);
  const chapter = page.locator("nav a").nth(1), href = await chapter.getAttribute("href");
  await chapter.click();
  await page.evaluate(() => document.getElementById("audio").pause());
  got = await state(page);
  assert.ok(Math.abs(got.time - Number(href.split("=")[1])) < 1);
  assert.equal(page.url(), `${base}/single.html`);
  const time = page.locator("a.at").nth(3), then = Number((await time.getAttribute("href")).split("=")[1]);
  await time.focus();
  await page.keyboard.press("Enter");
  await page.evaluate(() => document.getElementById("audio").pause());
  assert.ok(Math.abs((await state(page)).time - then) < 1);
  await close(page);
});

test("the keyboard alone does everything", async () => {
  const page = await open("single"), segments = timeline("single").segments;
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.screenshot({ path: path.join(out, "skip.png") });
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.textContent(".c"), segments[1].words[2].text);
  assert.match(await page.textContent("#status"), new RegExp("^" + segments[1].words[2].text + " "));
  await page.keyboard.press("ArrowLeft");
  await page.screenshot({ path: path.join(out, "keyboard.png") });
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.getElementById("audio").paused);
  await page.keyboard.press("Space");
  const got = await state(page);
  assert.equal(got.paused, true);
  assert.ok(got.time >= segments[1].words[1].start - 0.001 && got.time < segments[1].words[1].start + 1.5);
  const stops = await page.evaluate(() => [...document.querySelectorAll("a[href], button, select, input, audio, [tabindex]")].filter((e) => e.tabIndex >= 0).length);
  assert.ok(stops < segments.length + 20, `${stops} tab stops`);
  await page.selectOption("#speed", "1.5");
  assert.equal(await page.evaluate(() => document.getElementById("audio").playbackRate), 1.5);
  await page.reload();
  assert.equal(await page.inputValue("#speed"), "1.5");
  await close(page);
});

test("right to left: the left arrow goes on", async () => {
  const page = await open("arabic"), words = timeline("arabic").segments[0].words;
  assert.equal(await page.getAttribute("html", "dir"), "rtl");
  await page.focus("#text");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.textContent(".c"), words[1].text);
  await page.screenshot({ path: path.join(out, "arabic.png") });
  await close(page);
});

test("without script the audio, the text and links into the audio are there", async () => {
  const page = await open("single", { javaScriptEnabled: false });
  assert.ok(await page.isVisible("#audio"));
  assert.ok(!(await page.isVisible("#play")) && !(await page.isVisible("#keys")));
  assert.match(await page.getAttribute("nav a >> nth=1", "href"), /^single\.wav#t=\d+(\.\d+)?$/);
  const shown = (await page.innerText("body")).replace(/\s+/g, " ");
  for (const segment of timeline("single").segments) assert.ok(shown.includes(segment.text), segment.text);
  await page.screenshot({ path: path.join(out, "no-script.png") });
  await close(page);
});

test("a hostile title is only text", async () => {
  const page = await open("hostile");
  assert.equal(await page.locator("img, b").count(), 0);
  assert.match(await page.title(), /^<\/script><img src=x onerror=alert\(1\)> & /);
  await close(page);
});

test("it plays from a disk, and begins where the address says", async () => {
  const page = await open("single", {}, pathToFileURL(path.join(out, "single.html")).href + "#t=30.5");
  await page.waitForFunction(() => document.getElementById("audio").currentTime === 30.5);
  await close(page);
});

test("its policy stops every other script", async () => {
  const page = await open("single");
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return window.ran ?? false;
  });
  assert.equal(ran, false);
  await page.context().close();
});

const looks = { light: { colorScheme: "light" }, dark: { colorScheme: "dark" },
  "200%": { colorScheme: "light", viewport: { width: 500, height: 400 }, deviceScaleFactor: 2 },
  narrow: { colorScheme: "dark", viewport: { width: 320, height: 640 } },
  forced: { colorScheme: "dark", forcedColors: "active" } };
for (const [look, options] of Object.entries(looks))
  test(`axe finds nothing: ${look}`, async () => {
    for (const name of ["news", "arabic"]) {
      // axe is put in by the test; the page's own policy would stop it
      const page = await open(name, { ...options, bypassCSP: true });
      const segment = timeline(name).segments[3];
      await seek(page, segment.words[1].start);
      await page.evaluate(() => document.querySelector(".s.now").scrollIntoView({ block: "center" }));
      await page.evaluate(axe);
      const result = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
      await page.screenshot({ path: path.join(out, `${name}-${look.replace("%", "")}.png`) });
      assert.deepEqual(result.violations.map((v) => `${v.id}: ${v.nodes[0].html.slice(0, 200)} ${v.nodes[0].failureSummary}`), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} pixels too wide`);
      await close(page);
    }
  });

test("it prints the text alone", async () => {
  const page = await open("news");
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.isVisible("#audio")) && (await page.isVisible("main p")));
  await page.pdf({ path: path.join(out, "print.pdf"), format: "A4" });
  await close(page);
});
