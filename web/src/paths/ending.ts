/** How a path ends, as far as the customer data goes. */
import { say, type Key } from "../i18n/index.ts";
import type { Reality, SinglePath } from "../reality/contract.ts";

export type Ending = "good" | "bad" | "open" | "not-seen";

const WORDS: Record<Ending, Key> = { good: "paths.endedWell", bad: "paths.endedBadly", open: "paths.stillOpen", "not-seen": "paths.notSeenAgain" };
const DAY = 86_400_000;

/** Its outcome; without one, whether the silence after it is long enough to say that nobody was seen again. */
export function endingOf(path: SinglePath, reality: Reality | null, lastStep: string | null): Ending {
  if (path.outcome !== "none") return path.outcome;
  if (lastStep !== null && path.contacts.length === path.contacts_total && path.contacts.at(-1)?.step === lastStep) return "good";
  const last = reality?.last == null ? null : Date.parse(reality.last);
  return last !== null && reality !== null && last - Date.parse(path.ended_at) <= reality.silence_days * DAY ? "open" : "not-seen";
}

export function endingName(ending: Ending): string {
  return say(WORDS[ending]);
}
