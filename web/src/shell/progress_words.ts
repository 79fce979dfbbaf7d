/** How far something is, in words. */
import { language, percent, say } from "../i18n/index.ts";

const MINUTE = 60;
const HOUR = 3600;

/** What is still to wait: "20 s left", "about 3 min left"; nothing where nobody knows. */
export function remaining(seconds: number | null): string {
  if (seconds === null || !Number.isFinite(seconds)) return "";
  if (seconds < 1) return say("shell.almost");
  if (seconds < 90) return say("shell.secondsLeft", { n: seconds < 20 ? Math.ceil(seconds) : Math.ceil(seconds / 5) * 5 });
  if (seconds < 90 * MINUTE) return say("shell.minutesLeft", { n: Math.round(seconds / MINUTE) });
  return say("shell.hoursLeft", { n: Math.round(seconds / HOUR) });
}

const UNITS = ["B", "kB", "MB", "GB", "TB"];

/** Bytes as people write them: 1.4 GB. */
export function bytes(value: number): string {
  const step = value < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
  const shown = value / 1000 ** step;
  const digits = step === 0 || shown >= 100 ? 0 : 1;
  return `${new Intl.NumberFormat(language(), { maximumFractionDigits: digits }).format(shown)} ${UNITS[step] ?? ""}`;
}

/** A share that is not there yet is never told as all of it. */
export function soFar(share: number): string {
  return percent(Math.min(0.99, Math.floor(share * 100) / 100));
}

/** How far a job is: "43% · 412.880 rows · 20 s left". */
export function progressOf(job: { readonly state: string; readonly share: number | null; readonly rows: number; readonly remaining_seconds: number | null }): string {
  if (job.state === "waiting") return say("shell.jobWaiting");
  const rows = job.rows > 0 ? say("shell.rows", { n: job.rows }) : "";
  return [job.share === null ? "" : soFar(job.share), rows, remaining(job.remaining_seconds)].filter(Boolean).join(" · ") || say("shell.jobBegins");
}
