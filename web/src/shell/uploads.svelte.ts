/** The files that this page sends to the server, on whichever page somebody is; one after another. */
import { say } from "../i18n/index.ts";
import { toasts } from "../ui/toasts.svelte.ts";
import { asProblem, tellProblem } from "./problem.ts";
import { begin, type Uploading } from "./uploading.svelte.ts";

class Uploads {
  list = $state.raw<readonly Uploading[]>([]);
  #turn: Promise<unknown> = Promise.resolve();

  get going(): readonly Uploading[] {
    return this.list.filter((one) => one.state === "sending" || one.state === "interrupted");
  }

  get(id: string): Uploading | undefined {
    return this.list.find((one) => one.id === id);
  }

  /** Begins with files; those that cannot be are told of. The answer: what was begun. */
  async add(files: readonly File[]): Promise<readonly Uploading[]> {
    const begun: Uploading[] = [];
    for (const file of files) {
      try {
        if (file.size === 0) toasts.show(say("shell.emptyFile", { file: file.name }), { tone: "bad" });
        else begun.push(await this.#begun(file));
      } catch (thrown) {
        const problem = asProblem(thrown);
        tellProblem(problem);
        if (problem.unreached) break;
      }
    }
    return begun;
  }

  /** Tries again what failed, from where the server is with it: under another id where the server has forgotten it. */
  async again(one: Uploading): Promise<Uploading | undefined> {
    const [begun] = await this.add([one.file]);
    if (begun && begun.id !== one.id) this.forget(one);
    return begun;
  }

  async cancel(one: Uploading): Promise<void> {
    await one.cancel().catch(tellProblem);
    this.forget(one);
  }

  /** It is done with here: imported, or given up. */
  forget(one: Uploading): void {
    this.list = this.list.filter((other) => other !== one);
  }

  /** A file that this page is sending already goes on as it is. */
  async #begun(file: File): Promise<Uploading> {
    const made = await begin(file);
    const known = this.get(made.id);
    if (known && known.state !== "failed") return known;
    this.list = [...this.list.filter((one) => one !== known), made];
    this.#turn = this.#turn.then(() => (this.list.includes(made) ? made.send() : undefined));
    return made;
  }
}

export const uploads = new Uploads();

/** Asks whoever leaves while a file is on its way. */
export function warnBeforeLeaving(event: BeforeUnloadEvent): void {
  if (uploads.going.length > 0) event.preventDefault();
}
