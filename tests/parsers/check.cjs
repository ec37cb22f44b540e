// The podcast feed, read back by two parsers that share no code: rss-parser (on sax) and
// podcast-partytime (on fast-xml-parser). What they read is held against what the folder was made
// from. BULLETIN is the program; the folder is kept in OUT/parsers/pod.
"use strict";
const { execFileSync } = require("node:child_process");
const assert = require("node:assert/strict");
const fs = require("node:fs");
const path = require("node:path");
const RssParser = require("rss-parser");
const { parseFeed } = require("podcast-partytime");

const pod = path.join(process.env.OUT, "parsers", "pod");
const base = "https://example.org/news & more/pod/";
let passed = 0, failed = 0;

async function check(name, body) {
  try {
    await body();
    passed++;
  } catch (error) {
    failed++;
    console.log(`not ok: ${name}\n${error.message}`);
  }
}

/* What we put in: articles that `build --publish` makes episodes of, with the title and date each is to have. */
const ARTICLES = [
  { lang: "en-GB", date: "2026-11-24T08:30:00+01:00", title: "The bridge & the ferry", text: "The ferry runs until eleven at night." },
  { lang: "de-DE", date: "2026-11-23T23:59:59Z", title: "Der Hafen schließt früher", text: "Die Brücke über die Förde bleibt heute geschlossen." },
  { lang: "ar", date: "2026-11-22T00:00:00Z", title: "إغلاق الجسر", text: "يغلق الجسر اليوم أمام جميع السيارات." },
];
/* and sidecars as other programs may leave them, beside audio of as many bytes as given. No title has
 * "&amp;" in its text: podcast-partytime unescapes twice. That one is in tests/feed.bats. */
const HOSTILE = `</title></item><script>alert(1)</script>]]> & &; "quoted" 'so' \u202e<![CDATA[ 1 < 2`;
const SIDECARS = [
  { name: `a&b <c>"%20?#`, bytes: 1234, sidecar: { version: 1, title: HOSTILE, date: "2026-11-21T12:00:00Z", language: "en-GB", duration: 3725.4 } },
  { name: "undated", bytes: 777, mtime: Date.UTC(2026, 1, 3, 4, 5, 6) / 1000, sidecar: { version: 1, title: "Undated", language: "de", duration: 59.5 } },
];

function makePod() {
  fs.rmSync(pod, { recursive: true, force: true });
  fs.mkdirSync(pod, { recursive: true });
  fs.writeFileSync(path.join(pod, "channel.ini"), `title = News & <more>\nlanguage = en-GB\nlink = https://example.org/\nbase_url = ${encodeURI(base)}\n`);
  for (const { name, bytes, mtime, sidecar } of SIDECARS) {
    const audio = path.join(pod, name + ".mp3");
    fs.writeFileSync(audio, Buffer.alloc(bytes));
    fs.writeFileSync(path.join(pod, name + ".episode.json"), JSON.stringify(sidecar));
    if (mtime) fs.utimesSync(audio, mtime, mtime);
  }
  for (const { lang, date, title, text } of ARTICLES) {
    const article = path.join(pod, "..", "article.txt");
    fs.writeFileSync(article, `${title}\n\n${text}\n`);
    execFileSync(process.env.BULLETIN, ["build", "-q", "--publish", pod, "--date", date, "--lang", lang, article]);
  }
  return fs.readFileSync(path.join(pod, "feed.xml"), "utf8");
}

/* An MPEG layer III file's length in seconds by its frames' headers (ISO 11172-3, 2.4.1.3; the low
 * rates of 13818-3), an ID3v2 tag before them skipped. */
function mp3Seconds(bytes) {
  let at = bytes.toString("latin1", 0, 3) === "ID3" ? 10 + bytes.subarray(6, 10).reduce((n, b) => n * 128 + b, 0) : 0;
  let seconds = 0;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && (bytes[at + 1] & 0xe6) === 0xe2) {
    const mpeg1 = (bytes[at + 1] & 0x18) === 0x18, low = (bytes[at + 1] & 0x18) === 0;
    const rates = mpeg1 ? [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] : [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    const rate = [44100, 48000, 32000][(bytes[at + 2] >> 2) & 3] / (mpeg1 ? 1 : low ? 4 : 2);
    const samples = mpeg1 ? 1152 : 576, bits = rates[(bytes[at + 2] >> 4) - 1] * 1000;
    seconds += samples / rate;
    at += Math.floor((samples / 8) * bits / rate) + ((bytes[at + 2] >> 1) & 1);
  }
  return seconds;
}

/* What the feed must say, newest first. The file of an article is the one whose sidecar has its title. */
function expectations() {
  const sidecars = fs.readdirSync(pod).filter((f) => f.endsWith(".episode.json"))
    .map((f) => ({ file: f.replace(".episode.json", ".mp3"), ...JSON.parse(fs.readFileSync(path.join(pod, f), "utf8")) }));
  const episodes = ARTICLES.map(({ title, date }) => ({ title, date: new Date(date), ...find(title) }));
  for (const { name, bytes, mtime, sidecar } of SIDECARS)
    episodes.push({ title: sidecar.title, date: new Date(mtime ? mtime * 1000 : sidecar.date), length: bytes,
      url: base + name + ".mp3", seconds: sidecar.duration });
  return episodes.sort((a, b) => b.date - a.date);

  function find(title) {
    const one = sidecars.filter((s) => s.title === title);
    assert.equal(one.length, 1, `one sidecar of "${title}"`);
    const bytes = fs.readFileSync(path.join(pod, one[0].file));
    return { guid: one[0].guid, url: base + one[0].file, length: bytes.length, seconds: mp3Seconds(bytes), words: true };
  }
}

/* Both parsers' episodes in one form. */
async function readBySax(xml) {
  const parser = new RssParser({ customFields: { item: [["podcast:transcript", "transcripts", { keepArray: true }], ["podcast:chapters", "chapters"]] } });
  const feed = await parser.parseString(xml);
  return { title: feed.title, language: feed.language, link: feed.link, self: feed.feedUrl, episodes: feed.items.map((i) => ({
    title: i.title, guid: i.guid, url: i.enclosure.url, length: Number(i.enclosure.length), type: i.enclosure.type,
    seconds: Number(i.itunes.duration), date: new Date(i.isoDate),
    transcripts: (i.transcripts || []).map((t) => t.$.url), chapters: i.chapters && i.chapters.$.url })) };
}

async function readByPartytime(xml) {
  const feed = parseFeed(xml);
  return { title: feed.title, language: feed.language, link: feed.link, self: feed.pubsub.self, episodes: feed.items.map((i) => ({
    title: i.title, guid: i.guid, url: i.enclosure.url, length: i.enclosure.length, type: i.enclosure.type,
    seconds: i.duration, date: i.pubDate,
    transcripts: (i.podcastTranscripts || []).map((t) => t.url), chapters: i.podcastChapters && i.podcastChapters.url })) };
}

/* An address means the same however it is escaped; it has nothing in it that must be escaped and is not. */
function assertAddress(url, plain) {
  assert.match(url, /^[\w\-.~:/?#\[\]@!$&'()*+,;=%]+$/);
  assert.equal(decodeURIComponent(url), plain);
}

/* Next to its file, under the name that the sound has. */
function assertBeside(url, sound) {
  const stem = sound.slice(0, sound.lastIndexOf("."));
  assert.ok(url.startsWith(stem + "."), url);
  assert.ok(fs.existsSync(path.join(pod, decodeURIComponent(path.basename(url)))), url);
}

async function checkParser(name, feed, wanted) {
  await check(`${name}: the channel`, () => {
    assert.equal(feed.title, "News & <more>");
    assert.equal(feed.language.toLowerCase(), "en-gb");
    assert.equal(feed.link, "https://example.org/");
    assertAddress(feed.self, base + "feed.xml");
    assert.equal(feed.episodes.length, wanted.length);
  });
  for (const [k, want] of wanted.entries()) {
    const got = feed.episodes[k], of = (what) => `${name}: ${what} of episode ${k + 1}`;
    await check(of("title"), () => assert.equal(got.title, want.title));
    await check(of("guid"), () => {
      assert.match(got.guid, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      if (want.guid) assert.equal(got.guid, want.guid);
    });
    await check(of("address"), () => assertAddress(got.url, want.url));
    await check(of("length"), () => assert.equal(got.length, want.length));
    await check(of("type"), () => assert.equal(got.type, "audio/mpeg"));
    // whole seconds; a coder's delay and padding add up to three frames of at most 72 ms
    await check(of("duration"), () => assert.ok(Math.abs(got.seconds - want.seconds) <= 0.5 + 0.22, `${got.seconds}, not ${want.seconds}`));
    await check(of("date"), () => assert.equal(got.date.toISOString(), want.date.toISOString()));
    if (want.words) await check(of("transcripts and chapters"), () => {
      assert.equal(got.transcripts.length, 2);
      for (const url of [...got.transcripts, got.chapters]) assertBeside(url, got.url);
    });
  }
  await check(`${name}: guids differ`, () => assert.equal(new Set(feed.episodes.map((e) => e.guid)).size, wanted.length));
}

(async () => {
  const xml = makePod(), wanted = expectations();
  const one = await readBySax(xml), other = await readByPartytime(xml);
  await checkParser("rss-parser", one, wanted);
  await checkParser("podcast-partytime", other, wanted);
  await check("both read the same", () => assert.deepEqual(one, other));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed ? 1 : 0;
})();
