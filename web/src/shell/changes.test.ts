import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { speak } from "../i18n/index.ts";
import { listen, onChange } from "./changes.ts";

class Line extends EventTarget {
  static readonly all: Line[] = [];
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;

  constructor(readonly url: string) {
    super();
    Line.all.push(this);
  }

  close(): void {
    this.closed = true;
  }

  say(kind: string, data: object): void {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }));
  }
}

describe("changes on the server", () => {
  let stop: () => void;
  let heard: string[];
  let forget: (() => void)[];

  beforeAll(() => speak("en"));
  beforeEach(() => {
    vi.useFakeTimers();
    Line.all.length = 0;
    heard = [];
    vi.stubGlobal("EventSource", Line);
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ items: [{ id: "j1" }] })));
    forget = [
      onChange("job", (job) => heard.push(`job ${job.id}`)),
      onChange("log", (log) => heard.push(`log ${log.id}`)),
      onChange("reading", ({ map }) => heard.push(`reading ${map}`)),
    ];
    stop = listen();
  });
  afterEach(() => {
    stop();
    for (const one of forget) one();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  it("are told to whoever listens to their kind", () => {
    Line.all[0]?.say("job", { id: "j2" });
    Line.all[0]?.say("reading", { map: "salon" });
    forget[0]?.();
    Line.all[0]?.say("job", { id: "j3" });
    expect(heard).toEqual(["job j2", "reading salon"]);
  });

  it("begin with where the jobs stand", async () => {
    Line.all[0]?.onopen?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(["job j1"]);
  });

  it("may have come before a line that was long in opening", async () => {
    await vi.advanceTimersByTimeAsync(1000);
    Line.all[0]?.onopen?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(["job j1", "log null", "reading null"]);
  });

  it("are asked for while there is no line, and everything may have changed when it is back", async () => {
    Line.all[0]?.onerror?.();
    expect(Line.all[0]?.closed).toBe(true);
    await vi.advanceTimersByTimeAsync(1000);
    expect(Line.all).toHaveLength(2); // it tries again by itself
    Line.all[1]?.onerror?.();
    await vi.advanceTimersByTimeAsync(1999);
    expect(heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    Line.all[2]?.onopen?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(["job j1", "log null", "reading null"]);
  });

  it("are not listened to by a page that nobody sees", () => {
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(Line.all[0]?.closed).toBe(true);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(Line.all).toHaveLength(2);
    hidden.mockRestore();
  });
});
