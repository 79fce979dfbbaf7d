/** Customer data as the server tells of it: uploads, jobs, and what was imported. */
import type { components } from "../contract/api.ts";
import { addressOf, get, patch, post, remove } from "./api.ts";

type Schemas = components["schemas"];
export type Job = Schemas["Job"];
export type Upload = Schemas["Upload"];
export type ServerFolder = Schemas["Folder"];
export type ServerFile = Schemas["Entry"];
export type ImportPlan = Schemas["ImportPlan"];
export type PlanColumn = Schemas["PlanColumn"];
export type PlanRow = Schemas["PlanRow"];
export type PlanTime = Schemas["PlanTimes"];
export type ImportWish = Schemas["NewImport"];
export type LogRow = Schemas["LogRow"];
export type LogDetail = Schemas["LogDetail"];
export type Quality = Schemas["Quality"];
export type RejectedRow = Schemas["RejectedRow"];
export type Role = keyof Schemas["ColumnRoles"];

/** What somebody chose where the guess was otherwise, or open. */
export interface Choices {
  readonly customer?: string;
  readonly time?: string;
  readonly name?: string;
  /** Empty where no column is to say it. */
  readonly channel?: string;
  readonly timezone?: string;
  readonly day_first?: boolean;
  readonly time_format?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
}

const upload = (id: string) => ({ path: { upload_id: id } });
const log = (id: string) => ({ path: { log_id: id } });
const job = (id: string) => ({ path: { job_id: id } });

export const listJobs = () => get("/api/v1/jobs");
export const getJob = (id: string) => get("/api/v1/jobs/{job_id}", job(id));
export const cancelJob = (id: string) => post("/api/v1/jobs/{job_id}/cancel", job(id));
export const forgetJob = (id: string) => remove("/api/v1/jobs/{job_id}", job(id));

export const beginUpload = (body: Schemas["NewUpload"]) => post("/api/v1/uploads", { body });
export const sendPart = (id: string, offset: number, body: Blob, signal: AbortSignal) => patch("/api/v1/uploads/{upload_id}", { ...upload(id), query: { offset }, body, signal });
export const getUpload = (id: string, signal?: AbortSignal) => get("/api/v1/uploads/{upload_id}", { ...upload(id), ...(signal && { signal }) });
export const listUploads = () => get("/api/v1/uploads");
export const deleteUpload = (id: string) => remove("/api/v1/uploads/{upload_id}", upload(id));
export const addExample = () => post("/api/v1/uploads/example", {});
export const uploadFromFile = (folder: number, path: string) => post("/api/v1/uploads/from-file", { body: { folder, path } });
export const listFolders = () => get("/api/v1/files");
export const listFiles = (folder: number, below: string) => get("/api/v1/files", { query: { folder, below } });

export const getPlan = (id: string, query: Choices, signal: AbortSignal) => get("/api/v1/uploads/{upload_id}/plan", { ...upload(id), query, signal });
export const beginImport = (id: string, body: ImportWish) => post("/api/v1/uploads/{upload_id}/import", { ...upload(id), body });
export const beginAppend = (id: string, file: string) => post("/api/v1/logs/{log_id}/append", { ...log(id), body: { upload: file } });

export const listLogs = () => get("/api/v1/logs");
export const getLog = (id: string) => get("/api/v1/logs/{log_id}", log(id));
export const renameLog = (id: string, name: string) => patch("/api/v1/logs/{log_id}", { ...log(id), body: { name } });
export const deleteLog = (id: string) => remove("/api/v1/logs/{log_id}", log(id));
export const getQuality = (id: string) => get("/api/v1/logs/{log_id}/quality", log(id));
export const listRejected = (id: string, limit: number, offset: number) => get("/api/v1/logs/{log_id}/rejected", { ...log(id), query: { limit, offset } });
export const rejectedFile = (id: string): string => addressOf("/api/v1/logs/{log_id}/rejected.csv", log(id));
