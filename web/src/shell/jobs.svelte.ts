/** The jobs that run on the server, for every page: how far they are, and a message when one has ended. */
import { say } from "../i18n/index.ts";
import { toasts } from "../ui/toasts.svelte.ts";
import { onChange } from "./changes.ts";
import { cancelJob, forgetJob, getJob, listJobs, type Job } from "./customer_data.ts";
import { asProblem, tellProblem } from "./problem.ts";
import { dataPath, logPath, mapPath, navigate } from "./router.ts";

export const isOver = (job: Job): boolean => job.state !== "waiting" && job.state !== "running";

class Jobs {
  list = $state.raw<readonly Job[]>([]);
  /** Jobs whose end is shown where somebody waits for it. */
  readonly #awaited = new Map<string, number>();

  get running(): readonly Job[] {
    return this.list.filter((job) => !isOver(job));
  }

  get(id: string): Job | undefined {
    return this.list.find((job) => job.id === id);
  }

  /** Follows them until the answer is called. */
  follow(): () => void {
    const ends = [
      onChange("job", (job) => this.put(job)),
      onChange("log", ({ id }) => {
        if (id === null) void this.#look();
      }),
    ];
    return () => ends.forEach((end) => end());
  }

  /** Asks for all of them. Throws a Problem. */
  async load(): Promise<void> {
    for (const job of (await listJobs()).items) this.put(job);
  }

  /** After a time without news: what seems to go on may have ended, and be forgotten. */
  async #look(): Promise<void> {
    for (const job of this.running) {
      try {
        this.put(await getJob(job.id));
      } catch (thrown) {
        if (asProblem(thrown).status === 404) this.list = this.list.filter((other) => other.id !== job.id);
      }
    }
  }

  put(job: Job): void {
    const before = this.get(job.id);
    if (before && isOver(before) && !isOver(job)) return; // an answer that was longer on its way than the news of its end
    this.list = before ? this.list.map((other) => (other.id === job.id ? job : other)) : [...this.list, job];
    if (before && !isOver(before) && isOver(job) && !this.#awaited.has(job.id)) told(job);
  }

  /** Somebody looks at this job, and needs no message when it ends, until the answer is called. */
  await(id: string): () => void {
    this.#awaited.set(id, (this.#awaited.get(id) ?? 0) + 1);
    return () => {
      const left = (this.#awaited.get(id) ?? 1) - 1;
      if (left > 0) this.#awaited.set(id, left);
      else this.#awaited.delete(id);
    };
  }

  async cancel(job: Job): Promise<void> {
    try {
      this.put(await cancelJob(job.id));
    } catch (thrown) {
      tellProblem(thrown);
    }
  }

  /** Takes one that has ended from the list. */
  async forget(job: Job): Promise<void> {
    this.list = this.list.filter((other) => other.id !== job.id);
    await forgetJob(job.id).catch(tellProblem);
  }
}

/** Says that a job has ended, with a way to what came of it; figures that are new show themselves. */
function told(job: Job): void {
  const about = `job ${job.id}`;
  const { name } = job;
  if (job.state === "failed") {
    const text = say(job.kind === "read" ? "shell.readFailed" : "shell.importFailed", { name });
    const to = job.map !== null ? mapPath(job.map) : job.log !== null ? logPath(job.log) : dataPath;
    toasts.show(text, { tone: "bad", about, action: { label: say("shell.look"), run: () => navigate(to) } });
  } else if (job.state === "done" && job.kind !== "read" && job.log !== null) {
    const to = logPath(job.log);
    const text = say(job.kind === "append" ? "shell.appendDone" : "shell.importDone", { name });
    toasts.show(text, { about, action: { label: say("shell.look"), run: () => navigate(to) } });
  }
}

export const jobs = new Jobs();
