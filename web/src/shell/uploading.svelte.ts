/** A file on its way to the server, in parts: it goes on by itself after the server was away, and where it was left. */
import { say } from "../i18n/index.ts";
import { beginUpload, deleteUpload, getUpload, sendPart, type Upload } from "./customer_data.ts";
import { asProblem, Problem, unreached } from "./problem.ts";
import { server, waitBefore } from "./server_state.ts";

const LEAST = 256 * 1024;
const MOST = 8 * 1024 * 1024;
/** Parts are made as long as takes about this time, so that progress is seen and little is sent twice. */
const SHORT = 400;
const LONG = 1600;
const TRIES = 8;
/** So long a part may take before the line counts as dead; a line that needs longer is given longer. */
const PATIENCE = 30_000;
const MOST_PATIENCE = 480_000;

export type UploadState = "sending" | "interrupted" | "there" | "failed";

export class Uploading {
  readonly file: File;
  readonly id: string;
  sent = $state(0);
  state = $state<UploadState>("sending");
  problem = $state.raw<Problem | null>(null);
  /** Bytes a second, of late. */
  speed = $state<number | null>(null);
  readonly #given = new AbortController();
  #arrived = (): void => undefined;
  /** When all of it is there; never where it fails or is given up. */
  readonly arrived = new Promise<void>((done) => (this.#arrived = done));
  #part = 1024 * 1024;
  #patience = PATIENCE;

  constructor(file: File, begun: Upload) {
    this.file = file;
    this.id = begun.id;
    this.sent = begun.received;
  }

  /** Whether it waits until somebody logs in. */
  get locked(): boolean {
    return this.state === "interrupted" && this.problem?.status === LOCKED;
  }

  get share(): number {
    return this.file.size === 0 ? 1 : this.sent / this.file.size;
  }

  get remainingSeconds(): number | null {
    return this.speed === null ? null : (this.file.size - this.sent) / this.speed;
  }

  /** Sends what is not there yet; never rejects. */
  async send(): Promise<void> {
    this.state = "sending";
    this.problem = null;
    let attempt = 0;
    while (this.sent < this.file.size && !this.#given.signal.aborted) {
      try {
        const part = await this.#read();
        const began = performance.now();
        const answer = await this.#inTime((signal) => sendPart(this.id, this.sent, part, signal));
        this.#received(answer, performance.now() - began);
        this.state = "sending";
        this.problem = null;
        attempt = 0;
      } catch (thrown) {
        if (this.#given.signal.aborted) return;
        const problem = asProblem(thrown);
        attempt += 1;
        if (!mayPass(problem) || (attempt > TRIES && !problem.unreached && problem.status !== LOCKED)) {
          this.problem = problem;
          this.state = "failed";
          return;
        }
        if (problem.status !== CONFLICT) {
          this.state = "interrupted";
          this.problem = problem;
          this.speed = null;
          await pause(attempt, this.#given.signal);
        }
        await this.#ask();
      }
    }
    if (this.#given.signal.aborted) return;
    this.state = "there";
    this.#arrived();
  }

  /** Gives it up: nothing stays of it on the server. */
  async cancel(): Promise<void> {
    this.#given.abort();
    await deleteUpload(this.id);
  }

  /** One part, in memory: a file that changed meanwhile cannot be read. Throws a Problem. */
  async #read(): Promise<Blob> {
    try {
      return new Blob([await this.file.slice(this.sent, this.sent + this.#part).arrayBuffer()], { type: "application/octet-stream" });
    } catch {
      throw new Problem(say("shell.fileGone", { file: this.file.name }), "", say("shell.fileGoneHint"), "page.file-gone", GONE);
    }
  }

  /** Waits for an answer as long as there is patience; a silent line is tried again with a smaller part, and more patience. Throws a Problem. */
  async #inTime<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    const given = this.#given.signal;
    const waiting = new AbortController();
    const end = (): void => waiting.abort();
    const timer = setTimeout(end, this.#patience);
    given.addEventListener("abort", end);
    try {
      return await work(waiting.signal);
    } catch (thrown) {
      if (!waiting.signal.aborted || given.aborted) throw thrown;
      this.#patience = Math.min(MOST_PATIENCE, this.#patience * 2);
      this.#part = Math.max(LEAST, this.#part / 4);
      throw unreached();
    } finally {
      clearTimeout(timer);
      given.removeEventListener("abort", end);
    }
  }

  #received(answer: Upload, took: number): void {
    this.#patience = Math.max(PATIENCE, Math.min(MOST_PATIENCE, took * 4));
    const now = ((answer.received - this.sent) / Math.max(took, 1)) * 1000;
    this.speed = this.speed === null ? now : this.speed * 0.7 + now * 0.3;
    this.sent = answer.received;
    if (took < SHORT) this.#part = Math.min(MOST, this.#part * 2);
    else if (took > LONG) this.#part = Math.max(LEAST, this.#part / 2);
  }

  /** Where the server is with it; an answer that does not come is asked for again by the next try. */
  async #ask(): Promise<void> {
    try {
      this.sent = (await this.#inTime((signal) => getUpload(this.id, signal))).received;
    } catch {
      // the next part meets the same problem
    }
  }
}

const LOCKED = 401;
const GONE = 410;
const CONFLICT = 409;

/**
 * Whether it may go well the next time: no answer, an error of the server's, too many at once, another place than we thought, or
 * nobody who is logged in, until somebody is, in whichever window.
 */
function mayPass(problem: Problem): boolean {
  return problem.unreached || problem.status === CONFLICT || problem.status === LOCKED || problem.status === 429 || problem.status === 408 || (problem.status >= 500 && problem.status !== 507);
}

/** Waits ever longer; no longer than until the server is back. */
async function pause(attempt: number, given: AbortSignal): Promise<void> {
  let over = (): void => undefined;
  const waited = new Promise<void>((done) => (over = done));
  const timer = setTimeout(over, waitBefore(attempt - 1));
  const forget = server.whenBack(over);
  given.addEventListener("abort", over);
  await waited;
  clearTimeout(timer);
  given.removeEventListener("abort", over);
  forget();
}

/** Begins a file, or takes it up where it was left: the same name, size and time of change are the same file. Throws a Problem. */
export async function begin(file: File): Promise<Uploading> {
  return new Uploading(file, await beginUpload({ name: file.name, bytes: file.size, modified: new Date(file.lastModified).toISOString() }));
}
