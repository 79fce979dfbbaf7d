/** Customer data as the server tells of it: uploads, jobs, and what was imported. */
import { language } from "../i18n/index.ts";
import { ask } from "./api.ts";

export type Role = "customer" | "time" | "name" | "channel";

export interface JobProblem {
  readonly code: string;
  readonly detail: string;
  readonly hint: string;
}
export interface Job {
  readonly id: string;
  readonly kind: "import" | "append" | "read";
  readonly state: "waiting" | "running" | "done" | "failed" | "cancelled";
  readonly name: string;
  readonly log: string | null;
  readonly map: string | null;
  readonly share: number | null;
  readonly rows: number;
  readonly remaining_seconds: number | null;
  readonly problem: JobProblem | null;
  readonly made_at: string;
  readonly ended_at: string | null;
}
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly received: number;
  readonly made_at: string;
}
export interface ServerFolder {
  readonly name: string;
  readonly path: string;
}
export interface ServerFile {
  readonly name: string;
  readonly kind: "folder" | "file";
  readonly bytes: number | null;
  readonly modified: string | null;
}
export interface PlanColumn {
  readonly name: string;
  readonly samples: readonly string[];
  readonly role: Role | null;
  readonly why: string | null;
  readonly why_text: string | null;
}
export interface Told {
  readonly code: string;
  readonly text: string;
}
export interface PlanTime {
  readonly kind: string;
  readonly pattern: string | null;
  readonly text: string;
  readonly timezone: string;
  readonly zone_given: boolean;
  readonly examples: readonly { readonly written: string; readonly read: string }[];
}
export interface PlanRow {
  readonly cells: readonly string[];
  readonly read: { readonly customer: string; readonly at: string | null; readonly name: string; readonly channel: string | null } | null;
  readonly rejected: { readonly reason: string; readonly text: string } | null;
}
export interface ImportPlan {
  readonly file: string;
  readonly format: string;
  readonly delimiter: string | null;
  readonly encoding: string | null;
  readonly columns: readonly PlanColumn[];
  readonly roles: Readonly<Record<Role, string | null>>;
  readonly candidates: Readonly<Partial<Record<Role, readonly string[]>>>;
  readonly questions: readonly { readonly role: Role; readonly columns: readonly string[]; readonly text: string }[];
  readonly notes: readonly Told[];
  readonly time: PlanTime | null;
  readonly rows: readonly PlanRow[];
  readonly suggested_name: string;
  readonly rows_about: number | null;
}
/** What somebody chose where the guess was otherwise, or open. */
export interface Choices {
  readonly customer?: string;
  readonly time?: string;
  readonly name?: string;
  readonly channel?: string;
  readonly timezone?: string;
  readonly day_first?: boolean;
  readonly time_format?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
}
export interface ImportWish {
  readonly name: string;
  readonly customer?: string;
  readonly time?: string;
  readonly name_column?: string;
  readonly channel?: string;
  readonly properties?: readonly string[];
  readonly timezone: string;
  readonly day_first?: boolean;
  readonly time_format?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly pseudonyms: boolean;
}
export interface LogRow {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly events: number;
  readonly customers: number;
  readonly names: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly rejected: number;
  readonly imported_at: string;
  readonly maps: number;
}
export interface LogDetail extends Omit<LogRow, "maps"> {
  readonly roles: Readonly<Record<Role, string | null>>;
  readonly properties: readonly { readonly name: string; readonly column: string }[];
  readonly time: Omit<PlanTime, "examples"> | null;
  readonly notes: readonly Told[];
  readonly pseudonyms: boolean;
  readonly maps: readonly { readonly id: string; readonly title: string }[];
  readonly readings: number;
  readonly bytes: number;
}
export interface Quality {
  readonly rejections: readonly { readonly reason: string; readonly text: string; readonly rows: number }[];
  readonly rejected: number;
  readonly doubles: { readonly events: number; readonly share: number };
  readonly future: { readonly events: number; readonly latest: string | null };
  readonly single: { readonly customers: number; readonly share: number };
  readonly gaps: readonly { readonly from: string; readonly to: string; readonly days: number }[];
  readonly days: readonly { readonly day: string; readonly events: number }[];
  readonly names: readonly { readonly name: string; readonly events: number; readonly share: number; readonly customers: number }[];
  readonly ties: { readonly events: number };
  readonly per_customer: { readonly median: number; readonly p90: number; readonly most: number };
}
export interface RejectedRow {
  readonly row: number;
  readonly reason: string;
  readonly text: string;
  readonly value: string;
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

function address(path: string, query: Query = {}): string {
  const said = new URLSearchParams({ language: language() });
  for (const [name, value] of Object.entries(query)) if (value !== undefined) said.set(name, String(value));
  return `/api/v1${path}?${said}`;
}

async function call<Answer>(method: string, path: string, options: { query?: Query; body?: unknown; signal?: AbortSignal | undefined } = {}): Promise<Answer> {
  const { query, body, signal } = options;
  const raw = body instanceof Blob;
  const response = await ask(address(path, query), {
    method,
    signal: signal ?? null,
    ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body), headers: { "Content-Type": raw ? "application/octet-stream" : "application/json" } }),
  });
  const text = await response.text();
  return JSON.parse(text === "" ? "null" : text) as Answer;
}

const of = (id: string): string => encodeURIComponent(id);

export const listJobs = (): Promise<{ items: readonly Job[] }> => call("GET", "/jobs");
export const getJob = (id: string): Promise<Job> => call("GET", `/jobs/${of(id)}`);
export const cancelJob = (id: string): Promise<Job> => call("POST", `/jobs/${of(id)}/cancel`);
export const forgetJob = (id: string): Promise<null> => call("DELETE", `/jobs/${of(id)}`);

export const beginUpload = (body: { name: string; bytes: number; modified: string | null }): Promise<Upload> => call("POST", "/uploads", { body });
export const sendPart = (id: string, offset: number, body: Blob, signal: AbortSignal): Promise<Upload> => call("PATCH", `/uploads/${of(id)}`, { query: { offset }, body, signal });
export const getUpload = (id: string): Promise<Upload> => call("GET", `/uploads/${of(id)}`);
export const listUploads = (): Promise<{ items: readonly Upload[] }> => call("GET", "/uploads");
export const deleteUpload = (id: string): Promise<null> => call("DELETE", `/uploads/${of(id)}`);
export const uploadFromFile = (folder: number, path: string): Promise<Upload> => call("POST", "/uploads/from-file", { body: { folder, path } });
export const listFolders = (): Promise<{ folders: readonly ServerFolder[] }> => call("GET", "/files");
export const listFiles = (folder: number, below: string): Promise<{ items: readonly ServerFile[] }> => call("GET", "/files", { query: { folder, below } });

export const getPlan = (upload: string, choices: Choices, signal: AbortSignal): Promise<ImportPlan> => call("GET", `/uploads/${of(upload)}/plan`, { query: { ...choices }, signal });
export const beginImport = (upload: string, body: ImportWish): Promise<Job> => call("POST", `/uploads/${of(upload)}/import`, { body });
export const beginAppend = (log: string, upload: string): Promise<Job> => call("POST", `/logs/${of(log)}/append`, { body: { upload } });

export const listLogs = (): Promise<{ items: readonly LogRow[] }> => call("GET", "/logs");
export const getLog = (id: string): Promise<LogDetail> => call("GET", `/logs/${of(id)}`);
export const renameLog = (id: string, name: string): Promise<LogRow> => call("PATCH", `/logs/${of(id)}`, { body: { name } });
export const deleteLog = (id: string): Promise<null> => call("DELETE", `/logs/${of(id)}`);
export const getQuality = (id: string): Promise<Quality> => call("GET", `/logs/${of(id)}/quality`);
export const listRejected = (id: string, limit: number, offset: number): Promise<{ items: readonly RejectedRow[]; total: number }> => call("GET", `/logs/${of(id)}/rejected`, { query: { limit, offset } });
export const rejectedFile = (id: string): string => address(`/logs/${of(id)}/rejected.csv`);
