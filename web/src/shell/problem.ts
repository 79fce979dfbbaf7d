/** What went wrong, in sentences: the server's own (RFC 9457), or ours where the server did not answer. */
import { say } from "../i18n/index.ts";
import { toasts } from "../ui/toasts.svelte.ts";

const UNREACHED = "page.unreached";

/** A fault in a file that was given, with its place. */
export interface FileFault {
  readonly line: number | null;
  readonly column: number | null;
  readonly detail: string;
  readonly hint: string;
}

export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly title: string,
    readonly detail: string,
    readonly hint: string,
    readonly code: string,
    /** The answer's status; 0 where there was no answer. */
    readonly status: number,
    readonly errors: readonly FileFault[] = [],
  ) {
    super(detail || title);
  }

  /** All of it in one paragraph. */
  get sentence(): string {
    return [this.detail || this.title, this.hint].filter(Boolean).join(" ");
  }

  /** Whether the server could not be reached at all. */
  get unreached(): boolean {
    return this.code === UNREACHED;
  }
}

/** The problem that an answer tells; a sentence of ours where it tells none, such as that of a proxy. */
export function problemOf(status: number, body: unknown): Problem {
  const told: Record<string, unknown> = typeof body === "object" && body !== null ? { ...body } : {};
  const text = (name: string): string => (typeof told[name] === "string" ? told[name] : "");
  const title = text("title") || say("shell.answeredWrong", { status: String(status) });
  const hint = text("hint") || (told["title"] ? "" : say("shell.answeredWrongHint"));
  return new Problem(title, text("detail"), hint, text("code"), status, faultsOf(told["errors"]));
}

function faultsOf(errors: unknown): FileFault[] {
  if (!Array.isArray(errors)) return [];
  return errors.filter((error) => typeof error === "object" && error !== null).map((error: Record<string, unknown>) => ({
    line: typeof error["line"] === "number" ? error["line"] : null,
    column: typeof error["column"] === "number" ? error["column"] : null,
    detail: typeof error["detail"] === "string" ? error["detail"] : "",
    hint: typeof error["hint"] === "string" ? error["hint"] : "",
  }));
}

/** The server did not answer: no network, or it was stopped. */
export function unreached(): Problem {
  return new Problem(say("shell.unreached"), "", say("shell.unreachedHint"), UNREACHED, 0);
}

/** Anything that was thrown, as a problem that can be shown. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  console.error(thrown);
  return new Problem(say("shell.broken"), "", say("shell.brokenHint"), "page.broken", 0);
}

/** Says what went wrong in a message, where the page itself goes on as it was. */
export function tellProblem(thrown: unknown): void {
  toasts.show(asProblem(thrown).sentence, { tone: "bad" });
}
