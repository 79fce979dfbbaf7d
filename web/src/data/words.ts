/** Customer data in words. */
import { day, say } from "../i18n/index.ts";
import { bytes, remaining, soFar } from "../shell/progress_words.ts";
import type { Uploading } from "../shell/uploading.svelte.ts";

export const sizeOf = bytes;

/** From its first contact to its last, in days as filters count them. */
export function period(log: { readonly first: string | null; readonly last: string | null }): string {
  return log.first === null || log.last === null ? "–" : say("data.periodOf", { first: day(new Date(log.first), "UTC"), last: day(new Date(log.last), "UTC") });
}

/** How far a file is on its way: "43% of 1.2 GB · 12 MB/s · 20 s left". */
export function uploadWords(one: Uploading): string {
  if (one.locked) return say("shell.uploadLocked", { share: soFar(one.share) });
  if (one.state !== "interrupted" && one.problem) return one.problem.sentence;
  if (one.state === "interrupted") return say("data.uploadInterrupted", { share: soFar(one.share) });
  const speed = one.speed === null ? "" : say("data.speed", { size: bytes(one.speed) });
  return [say("data.uploadOf", { share: soFar(one.share), size: bytes(one.file.size) }), speed, remaining(one.remainingSeconds)].filter(Boolean).join(" · ");
}

/** What a column plays, in words and with a sign. */
export const ROLE_ICONS = { customer: "person", time: "clock", name: "touchpoint", channel: "megaphone" } as const;
