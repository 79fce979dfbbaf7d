import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { speak } from "../i18n/index.ts";
import { listen } from "../shell/changes.ts";
import type { Reality } from "./contract.ts";
import { Figures } from "./figures.svelte.ts";
import { EVERYBODY, type Question } from "./filter.ts";

/** A server that answers when it is told to. */
class Slow {
  readonly asked: { readonly query: URLSearchParams; readonly answer: (response: Response) => void }[] = [];
  readonly fetch = (address: string, init: RequestInit): Promise<Response> =>
    new Promise((done, failed) => {
      init.signal?.addEventListener("abort", () => failed(new DOMException("", "AbortError")));
      this.asked.push({ query: new URL(address, location.href).searchParams, answer: done });
    });

  async say(number: number, answer: object, status = 200): Promise<void> {
    this.asked[number]?.answer(Response.json(answer, { status }));
    await vi.advanceTimersByTimeAsync(0);
  }
}

class Line extends EventTarget {
  static last: Line;
  constructor() {
    super();
    Line.last = this;
  }
  close(): void {
    // nothing is open
  }
  say(kind: string, data: object): void {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }));
  }
}

const of = (paths: number, job: string | null = null): object => ({
  log: "visits-2kq7m",
  state: paths > 0 ? "fresh" : "none",
  job,
  reality: paths > 0 ? ({ paths } as Reality) : null,
  facets: null,
  versus: null,
  differences: null,
});
const web: Question = { filter: { ...EVERYBODY, where: [{ column: "channel", values: ["web"] }] }, versus: null };
const all: Question = { filter: EVERYBODY, versus: null };

describe("figures of a map", () => {
  let server: Slow;
  let figures: Figures;
  let ends: (() => void)[];

  beforeAll(() => speak("en"));
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Slow();
    vi.stubGlobal("fetch", server.fetch);
    vi.stubGlobal("EventSource", Line);
    figures = new Figures("salon");
    ends = [listen(), figures.follow()];
  });
  afterEach(() => {
    figures.close();
    ends.forEach((end) => end());
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("are marked while another question has no answer for long, and not while news is asked after", async () => {
    void figures.ask(all);
    await server.say(0, of(10));
    Line.last.say("reading", { map: null });
    await vi.advanceTimersByTimeAsync(1000);
    expect([server.asked.length, figures.outdated]).toEqual([2, false]);
    void figures.ask(web);
    await vi.advanceTimersByTimeAsync(199);
    expect(figures.outdated).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(figures.outdated).toBe(true);
    await server.say(2, of(3));
    expect(figures.outdated).toBe(false);
  });

  it("are marked while those of other customer data are made", async () => {
    void figures.ask(all);
    await server.say(0, of(10));
    void figures.anew();
    await vi.advanceTimersByTimeAsync(200);
    expect(figures.outdated).toBe(true);
    await server.say(1, of(3));
    expect([figures.outdated, figures.said?.reality?.paths]).toEqual([false, 3]);
  });

  it("are those of the last question, whichever answer comes first", async () => {
    void figures.ask(all);
    void figures.ask(web);
    await server.say(1, of(3));
    await server.say(0, of(10));
    expect([figures.said?.reality?.paths, figures.answered, figures.outdated]).toEqual([3, web, false]);
  });

  it("stay marked where the last question has no answer", async () => {
    void figures.ask(all);
    await server.say(0, of(10));
    void figures.ask(web);
    await server.say(1, { title: "Unknown", code: "reality.unknown-column" }, 422);
    expect([figures.said?.reality?.paths, figures.waiting, figures.outdated]).toEqual([10, false, true]);
    void figures.ask(all);
    await server.say(2, of(10));
    expect(figures.outdated).toBe(false);
  });

  it("are asked for once more where the job that makes them failed", async () => {
    void figures.ask(all);
    await server.say(0, of(0, "j1"));
    Line.last.say("job", { id: "j1", kind: "read", map: "salon", state: "running" });
    expect(server.asked).toHaveLength(1);
    Line.last.say("job", { id: "j1", kind: "read", map: "salon", state: "failed" });
    await server.say(1, { title: "Full", detail: "The disk is full.", code: "x" }, 507);
    expect(figures.problem?.detail).toBe("The disk is full.");
  });

  it("are read anew where that was cancelled, and asked for then", async () => {
    void figures.ask(all);
    await server.say(0, of(0));
    void figures.read();
    expect(server.asked).toHaveLength(2);
    await server.say(1, {});
    await server.say(2, of(0, "j2"));
    expect([figures.said?.job, figures.problem]).toEqual(["j2", null]);
  });

  it("are not asked for where reading them anew was refused", async () => {
    void figures.ask(all);
    await server.say(0, of(10));
    void figures.read();
    await server.say(1, { title: "Gone", detail: "There is no such map.", code: "x" }, 404);
    expect([figures.problem?.detail, server.asked.length, figures.said?.reality?.paths]).toEqual(["There is no such map.", 2, 10]);
  });

  it("are not asked for anew before an answer that is on its way has come", async () => {
    void figures.ask(all);
    Line.last.say("reading", { map: "salon" });
    Line.last.say("reading", { map: "salon" });
    expect(server.asked).toHaveLength(1);
    await server.say(0, of(10));
    expect([figures.said?.reality?.paths, server.asked.length]).toEqual([10, 2]);
    await server.say(1, of(11));
    expect([figures.said?.reality?.paths, server.asked.length]).toEqual([11, 2]);
  });
});
