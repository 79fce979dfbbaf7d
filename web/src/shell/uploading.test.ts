import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { speak } from "../i18n/index.ts";
import { server } from "./server_state.ts";
import { begin } from "./uploading.svelte.ts";

const MEGABYTE = 1024 * 1024;
/** No answer at all. */
const SILENCE = Symbol("silence");

/** A server that keeps what it receives, and can go wrong. */
class Kept {
  received = 0;
  readonly offsets: number[] = [];
  readonly sizes: number[] = [];
  wrong: (() => Response | Error | typeof SILENCE)[] = [];

  constructor(readonly bytes: number) {}

  readonly fetch = async (address: string, init: RequestInit): Promise<Response> => {
    const url = new URL(address, location.href);
    if (init.method !== "PATCH") return Response.json(this.#told());
    const offset = Number(url.searchParams.get("offset"));
    const size = (init.body as Blob).size;
    this.offsets.push(offset);
    this.sizes.push(size);
    const wrong = this.wrong.shift()?.();
    if (wrong === SILENCE) return new Promise((_, failed) => init.signal?.addEventListener("abort", () => failed(new DOMException("", "AbortError"))));
    if (wrong instanceof Error) throw wrong;
    if (wrong) return wrong;
    if (offset !== this.received) return Response.json({ title: "Elsewhere", code: "server.upload-offset" }, { status: 409 });
    this.received += size;
    return Response.json(this.#told());
  };

  #told(): object {
    return { id: "u", name: "a.csv", bytes: this.bytes, received: this.received, made_at: "2026-11-22T08:00:00Z" };
  }
}

describe("a file on its way", () => {
  const file = new File([new Uint8Array(3 * MEGABYTE)], "a.csv");
  let kept: Kept;

  beforeAll(() => speak("en"));
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 200 });
    kept = new Kept(file.size);
    vi.stubGlobal("fetch", kept.fetch);
  });
  afterEach(() => {
    server.answered();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("goes in parts of at most eight megabytes, in order", async () => {
    const one = await begin(file);
    await one.send();
    expect([one.state, one.share, kept.received]).toEqual(["there", 1, file.size]);
    expect(kept.offsets[0]).toBe(0);
    expect(kept.offsets.toSorted((first, second) => first - second)).toEqual(kept.offsets);
    expect(Math.max(...kept.sizes)).toBeLessThanOrEqual(8 * MEGABYTE);
  });

  it("begins where the server is with it", async () => {
    kept.received = 2 * MEGABYTE;
    const one = await begin(file);
    await one.send();
    expect([kept.offsets, one.state]).toEqual([[2 * MEGABYTE], "there"]);
  });

  it("goes on after the server was away, and after it was stopped", async () => {
    kept.wrong = [() => new TypeError("no network"), () => new Response("", { status: 502 })];
    const one = await begin(file);
    const sent = one.send();
    await vi.waitFor(() => expect(one.state).toBe("interrupted"));
    await sent;
    expect([one.state, kept.received]).toEqual(["there", file.size]);
    expect(kept.offsets.slice(0, 3)).toEqual([0, 0, 0]);
  });

  it("gives a line that went silent up, and tries again with less of it and more patience", async () => {
    kept.wrong = [() => SILENCE, () => SILENCE];
    const one = await begin(file);
    const sent = one.send();
    await vi.advanceTimersByTimeAsync(29_000);
    expect([one.state, kept.offsets.length]).toEqual(["sending", 1]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect([one.state, kept.offsets.length]).toEqual(["interrupted", 2]);
    await vi.advanceTimersByTimeAsync(50_000); // the second is given a minute
    expect(kept.offsets.length).toBe(2);
    await vi.advanceTimersByTimeAsync(15_000);
    await sent;
    expect([one.state, kept.received, one.problem]).toEqual(["there", file.size, null]);
    expect(kept.sizes.slice(0, 3)).toEqual([MEGABYTE, MEGABYTE / 4, MEGABYTE / 4]);
  });

  it("sends nothing twice that came in though its answer was lost", async () => {
    kept.wrong = [
      () => {
        kept.received = MEGABYTE;
        return SILENCE;
      },
    ];
    const one = await begin(file);
    const sent = one.send();
    await vi.advanceTimersByTimeAsync(40_000);
    await sent;
    expect([kept.offsets.slice(0, 2), one.state]).toEqual([[0, MEGABYTE], "there"]);
  });

  it("waits until somebody logs in, and goes on", async () => {
    const locked = (): Response => Response.json({ title: "Log in", code: "server.no-login" }, { status: 401 });
    kept.wrong = Array.from({ length: 12 }, () => locked);
    const one = await begin(file);
    const sent = one.send();
    await vi.waitFor(() => expect([one.state, one.locked]).toEqual(["interrupted", true]));
    await vi.advanceTimersByTimeAsync(180_000);
    await sent;
    expect([one.state, one.locked, kept.received]).toEqual(["there", false, file.size]);
  });

  it("looks where the server is where it was wrong about it", async () => {
    const one = await begin(file);
    kept.received = MEGABYTE; // another window sent a part meanwhile
    await one.send();
    expect(kept.offsets.slice(0, 2)).toEqual([0, MEGABYTE]);
    expect(one.state).toBe("there");
  });

  it("stops where the server refuses, and says why", async () => {
    kept.wrong = [() => Response.json({ title: "Full", detail: "The disk is full.", code: "x" }, { status: 507 })];
    const one = await begin(file);
    await one.send();
    expect([one.state, one.problem?.sentence, kept.offsets.length]).toEqual(["failed", "The disk is full.", 1]);
  });

  it("sends nothing more once it is given up", async () => {
    const one = await begin(file);
    await one.cancel();
    await one.send();
    expect(kept.offsets).toEqual([]);
  });

  it("says so where the file was changed meanwhile", async () => {
    const changed = new File(["x"], "b.csv");
    changed.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")) }) as unknown as Blob;
    const one = await begin(changed);
    await one.send();
    expect([one.state, one.problem?.title]).toEqual(["failed", "b.csv can no longer be read."]);
  });
});
