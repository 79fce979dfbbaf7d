import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { server, waitBefore } from "./server_state.ts";

describe("a server that does not answer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("is asked again ever less often, but never seldom", () => {
    expect([0, 1, 2, 3, 4, 20].map(waitBefore)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000]);
  });

  it("is asked by itself until it answers, and whoever waited is told once", async () => {
    let up = false;
    vi.stubGlobal("fetch", () => (up ? Promise.resolve(new Response()) : Promise.reject(new TypeError("no network"))));
    let told = 0;
    const forget = server.whenBack(() => (told += 1));
    server.silent();
    expect(server.state).toBe("silent");
    await vi.advanceTimersByTimeAsync(1000 + 2000);
    expect([server.state, told]).toEqual(["silent", 0]);
    up = true;
    await vi.advanceTimersByTimeAsync(4000);
    expect([server.state, told]).toEqual(["answers", 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toBe(1);
    forget();
  });

  it("is asked as often, however many requests went unanswered", async () => {
    const asked = vi.fn(() => Promise.reject(new TypeError("no network")));
    vi.stubGlobal("fetch", asked);
    server.silent();
    server.silent();
    await vi.advanceTimersByTimeAsync(1000 + 2000);
    expect(asked).toHaveBeenCalledTimes(2);
    server.answered();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it("is not said to be back where one request of many went wrong", () => {
    let told = 0;
    const forget = server.whenBack(() => (told += 1));
    server.silent();
    server.answered();
    expect([server.state, told]).toEqual(["answers", 0]);
    forget();
  });
});
