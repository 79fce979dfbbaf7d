/**
 * Pages that edit maps at a pace, all in this one process, against any server that speaks Yjs; prints what it measured as JSON.
 *
 * One in so many pages is a watcher, which applies each message as it comes and measures how long an edit was on its way. The
 * others keep what they get and apply it in the end, so that this process is not what is measured. In the end all must agree.
 *
 * Where the plan names a file for them, it writes which edit was made and seen when, on the clock that all processes share.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as Y from "yjs";

const plan = JSON.parse(process.argv[2]);
const SYNC = 0;
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];
const STAMP = "bench/";
const chance = random(plan.seed);
const delays = [];
/** By the time of an edit: whose it is, and how far that page's edits then went. */
const made = new Map();
const seen = [];
const sharedClock = Number(process.hrtime.bigint()) / 1e6 - performance.now();

function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

class Page {
  constructor(number, map, watches) {
    this.name = `${STAMP}${number}`;
    this.map = map;
    this.watches = watches;
    this.doc = new Y.Doc();
    this.cards = this.doc.getMap("cards");
    this.kept = [];
    this.bytes = 0;
    this.messages = 0;
    this.edits = 0;
    this.doc.on("update", (update, origin) => {
      if (origin !== this) this.#sendSync(UPDATE, update);
    });
    if (watches) this.cards.observeDeep((events) => this.#measure(events));
  }

  open() {
    return new Promise((resolve, reject) => {
      this.socket = new WebSocket(plan.url.replace("{map}", this.map), { perMessageDeflate: false });
      this.socket.binaryType = "nodebuffer";
      this.socket.on("error", reject);
      this.socket.on("close", (code) => {
        if (!this.closing) throw new Error(`closed with ${code}`);
      });
      this.socket.on("open", () => {
        if (plan.framed) this.#authenticate();
        this.#sendSync(STEP_1, Y.encodeStateVector(this.doc));
      });
      this.socket.on("message", (data) => this.#take(data, resolve));
    });
  }

  close() {
    this.closing = true;
    this.socket.terminate();
  }

  /** Type into a card and stamp it with the time: one edit, as somebody makes it. */
  edit() {
    const ids = [...this.cards.keys()];
    const card = this.cards.get(ids[Math.floor(chance() * ids.length)]);
    const now = performance.now();
    this.doc.transact(() => {
      const text = card.get("text");
      text.insert(Math.floor(chance() * (text.length + 1)), "abcdefgh "[Math.floor(chance() * 9)]);
      card.set(this.name, now);
    });
    if (plan.seen_file) made.set(now, [this.map, this.doc.clientID, Y.getState(this.doc.store, this.doc.clientID)]);
    this.edits += 1;
  }

  /** Apply what was kept for the end. */
  catchUp() {
    for (const update of this.kept) Y.applyUpdate(this.doc, update, this);
    this.kept = [];
  }

  fingerprint() {
    return createHash("sha256").update(JSON.stringify(sorted(this.doc.getMap("cards").toJSON()))).digest("hex");
  }

  #take(data, resolve) {
    this.messages += 1;
    this.bytes += data.length;
    const decoder = decoding.createDecoder(data);
    if (plan.framed) decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind !== SYNC && !(plan.framed && kind === 4)) return;
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === STEP_1) {
      this.#sendSync(STEP_2, Y.encodeStateAsUpdate(this.doc, payload));
    } else if (step === STEP_2) {
      Y.applyUpdate(this.doc, payload, this);
      resolve();
    } else if (this.watches) {
      Y.applyUpdate(this.doc, payload, this);
    } else {
      this.kept.push(payload);
    }
  }

  #measure(events) {
    const now = performance.now();
    for (const event of events) {
      if (!event.keysChanged) continue;
      for (const key of event.keysChanged) {
        if (key === null || !key.startsWith(STAMP) || key === this.name) continue;
        const then = event.target.get(key);
        if (then < plan.since) continue;
        delays.push(now - then);
        if (plan.seen_file) seen.push([...made.get(then), then + sharedClock, now + sharedClock]);
      }
    }
  }

  #sendSync(step, payload) {
    const encoder = encoding.createEncoder();
    if (plan.framed) encoding.writeVarString(encoder, this.map);
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
    this.socket.send(encoding.toUint8Array(encoder));
  }

  #authenticate() {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.map);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, "");
    this.socket.send(encoding.toUint8Array(encoder));
  }
}

function sorted(value) {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function until(condition, seconds) {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(50)) if (condition()) return true;
  return false;
}

/** Put the map into a server that does not have it; the page that did so, which stays until others are there to keep it. */
async function seed(map) {
  const page = new Page("seed", map, false);
  await page.open();
  Y.applyUpdate(page.doc, readFileSync(plan.seed_file), "seed");
  const late = new Page("late", map, false);
  for (let tries = 0; late.cards.size < page.cards.size && tries < 100; tries += 1) {
    await sleep(50);
    late.socket?.removeAllListeners("close");
    late.socket?.terminate();
    await late.open();
  }
  late.close();
  return page;
}

function part(values, share) {
  return values.length ? values[Math.min(values.length - 1, Math.floor(values.length * share))] : null;
}

plan.since = Infinity;
const seeds = [];
if (plan.seed_file) for (const map of plan.maps) seeds.push(await seed(map));
const perMap = plan.pages / plan.maps.length;
const pages = [];
for (let number = 0; number < plan.pages; number += 1) {
  pages.push(new Page(number, plan.maps[number % plan.maps.length], number < plan.watchers));
}
for (let from = 0; from < pages.length; from += 20) await Promise.all(pages.slice(from, from + 20).map((page) => page.open()));
if (pages.some((page) => page.cards.size === 0)) throw new Error("a page did not get the map");
for (const page of seeds) page.close();
await sleep(500);
for (const page of pages) page.messages = page.bytes = 0;
console.log("begin");
const begun = performance.now();
plan.since = begun + plan.warm_seconds * 1000;
const total = Math.round(plan.edits_per_second * plan.seconds);
let behind = 0;
for (let number = 0; number < total; number += 1) {
  const due = begun + (number * 1000) / plan.edits_per_second;
  const wait = due - performance.now();
  if (wait > 1) await sleep(wait);
  else behind = Math.max(behind, -wait);
  pages[Math.floor(chance() * pages.length)].edit();
}
const lasted = (performance.now() - begun) / 1000;
await sleep(1000);
console.log("measured");
await new Promise((resolve) => process.stdin.once("data", resolve));
const agree = () => {
  for (const page of pages) page.catchUp();
  return plan.maps.every((map) => new Set(pages.filter((page) => page.map === map).map((page) => page.fingerprint())).size === 1);
};
const converged = await until(agree, 30);
if (plan.seen_file) writeFileSync(plan.seen_file, JSON.stringify(seen));
delays.sort((one, other) => one - other);
console.log(
  JSON.stringify({
    converged,
    edits: total,
    seconds: lasted,
    behind_ms: behind,
    samples: delays.length,
    p50_ms: part(delays, 0.5),
    p99_ms: part(delays, 0.99),
    messages: pages.reduce((sum, page) => sum + page.messages, 0),
    pages_per_map: perMap,
  }),
);
process.exit(0);
