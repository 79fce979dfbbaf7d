import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Asked } from "./asked.svelte.ts";

describe("an answer", () => {
  let asked: Asked<string>;
  let answers: ((answer: string) => void)[];

  beforeEach(() => {
    vi.useFakeTimers();
    asked = new Asked();
    answers = [];
  });
  afterEach(() => void vi.useRealTimers());

  const ask = (what: string): (() => void) => asked.ask(what, () => new Promise((done) => answers.push(done)));
  async function say(number: number, answer: string): Promise<void> {
    answers[number]?.(answer);
    await vi.advanceTimersByTimeAsync(0);
  }

  it("stays, marked, while the one to another question is long in coming", async () => {
    ask("a");
    await say(0, "of a");
    const forget = ask("b");
    await vi.advanceTimersByTimeAsync(250);
    expect([asked.found, asked.waiting]).toEqual(["of a", true]);
    forget();
    ask("b");
    await vi.advanceTimersByTimeAsync(250);
    expect(asked.waiting).toBe(true);
    await say(2, "of b");
    expect([asked.found, asked.waiting]).toEqual(["of b", false]);
  });

  it("is not marked while the same is asked again", async () => {
    ask("a")();
    ask("a");
    await say(1, "of a");
    ask("a");
    await vi.advanceTimersByTimeAsync(5000);
    expect([asked.found, asked.waiting]).toEqual(["of a", false]);
    await say(2, "newer");
    expect(asked.found).toBe("newer");
  });

  it("loses its mark where somebody goes back to what was asked before", async () => {
    ask("a");
    await say(0, "of a");
    const forget = ask("b");
    await vi.advanceTimersByTimeAsync(250);
    forget();
    ask("a");
    expect(asked.waiting).toBe(false);
    await say(1, "of b");
    expect(asked.found).toBe("of a");
  });
});
