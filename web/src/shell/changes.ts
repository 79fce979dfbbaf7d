/** What changed on the server, told by one line for the whole page; where there is none, the jobs are asked after instead. */
import { language } from "../i18n/index.ts";
import { listJobs, type Job } from "./customer_data.ts";
import { waitBefore } from "./server_state.ts";

interface Told {
  /** A job began, went on or ended. */
  readonly job: Job;
  /** Customer data came, changed or went; none named where any may have. */
  readonly log: { readonly id: string | null };
  /** A map has new figures; none named where any may have. */
  readonly reading: { readonly map: string | null };
}
type Kind = keyof Told;

const KINDS: readonly Kind[] = ["job", "log", "reading"];
const ASK_EVERY = 3000;
/** A line that is there so soon was there before any page had its answers. */
const PROMPT = 300;

const heard: { readonly [K in Kind]: Set<(told: Told[K]) => void> } = { job: new Set(), log: new Set(), reading: new Set() };

/** Calls back at each change of a kind; the answer ends it. */
export function onChange<K extends Kind>(kind: K, callback: (told: Told[K]) => void): () => void {
  heard[kind].add(callback);
  return () => heard[kind].delete(callback);
}

function tell<K extends Kind>(kind: K, told: Told[K]): void {
  for (const callback of heard[kind]) callback(told);
}

/** Tells where the jobs stand now, and after a time without a line that everything may have changed. */
async function catchUp(missed: boolean): Promise<void> {
  try {
    for (const job of (await listJobs()).items) tell("job", job);
    if (!missed) return;
    tell("log", { id: null });
    tell("reading", { map: null });
  } catch {
    // the banner says that the server does not answer, and the next try comes by itself
  }
}

/**
 * Keeps the line open as long as the page is in sight: a browser has few, and pages that nobody looks at would take them all.
 * `missed`: there may be news since the page began.
 */
export function listen(missed = false): () => void {
  let line: EventSource | null = null;
  let asking = 0;
  let again = 0;
  let attempt = 0;

  function open(): void {
    const began = performance.now();
    line = new EventSource(`/api/v1/changes?language=${language()}`);
    askMeanwhile(); // something between us and the server may hold back what is told
    line.onopen = () => {
      attempt = 0;
      clearInterval(asking);
      void catchUp(missed || performance.now() - began > PROMPT);
      missed = false;
    };
    line.onerror = () => {
      close();
      askMeanwhile();
      again = window.setTimeout(() => (close(), open()), waitBefore(attempt));
      attempt += 1;
    };
    for (const kind of KINDS) line.addEventListener(kind, (event) => tell(kind, JSON.parse(event.data as string) as Told[typeof kind]));
  }

  function askMeanwhile(): void {
    clearInterval(asking);
    asking = window.setInterval(() => void catchUp(true), ASK_EVERY);
  }

  function close(): void {
    line?.close();
    line = null;
    missed = true;
    clearInterval(asking);
    clearTimeout(again);
  }

  function seen(): void {
    close();
    if (!document.hidden) open();
  }

  if (!document.hidden) open();
  document.addEventListener("visibilitychange", seen);
  return () => {
    document.removeEventListener("visibilitychange", seen);
    close();
  };
}
