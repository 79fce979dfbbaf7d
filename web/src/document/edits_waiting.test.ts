import { expect, test } from "vitest";
import { EditsWaiting } from "./edits_waiting.ts";

test("an edit waits until the last message that carries it is stored", () => {
  const waiting = new EditsWaiting();
  waiting.made(1, 1);
  waiting.made(1, 2); // typed on
  waiting.made(2, 3);
  waiting.stored(1);
  expect(waiting.count).toBe(2);
  waiting.stored(2);
  expect(waiting.count).toBe(1);
  waiting.stored(3);
  expect(waiting.count).toBe(0);
});

test("what a lost connection carried waits again, until everything is sent and stored anew", () => {
  const waiting = new EditsWaiting();
  waiting.recall(2); // kept from before
  waiting.made(1, 5);
  waiting.unsent();
  waiting.stored(9); // a word of the connection that is gone
  expect(waiting.count).toBe(3);
  waiting.made(2, null);
  waiting.allSent(1);
  waiting.made(3, 2);
  waiting.stored(1);
  expect(waiting.count).toBe(1);
});
