/** What the server offers, typed by its own contract; whatever goes wrong is thrown as a Problem. */
import type { paths } from "../contract/api.ts";
import { language } from "../i18n/index.ts";
import { problemOf, unreached } from "./problem.ts";
import { server } from "./server_state.ts";

type Method = "get" | "post" | "put" | "patch" | "delete";
/** The addresses that know a method. */
export type PathWith<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, object> ? P : never }[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;

type Part<O, Name extends "path" | "query"> = O extends { parameters: { [N in Name]?: infer Value } } ? NonNullable<Value> & object : never;
type Body<O> = O extends { requestBody?: infer R } ? (NonNullable<R> extends { content: infer C } ? C[keyof C] : undefined) : undefined;
type Good<O> = O extends { responses: infer R } ? R[keyof R & (200 | 201)] : never;
/** What a good answer holds. */
export type Answer<P extends keyof paths, M extends Method> = Good<Operation<P, M>> extends { content: { "application/json": infer Value } } ? Value : null;

export interface Options<P extends keyof paths, M extends Method> {
  /** What stands in the address: `{map_id}`. */
  path?: Part<Operation<P, M>, "path">;
  query?: Part<Operation<P, M>, "query">;
  /** Sent as JSON, but for a file, which goes as it is. */
  body?: Body<Operation<P, M>> | Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** An address with its parts filled in, in the language that is spoken; also for `href`, `src` and downloads. */
export function addressOf<P extends keyof paths>(path: P, options: { path?: object | undefined; query?: object | undefined } = {}): string {
  const values = new Map(Object.entries(options.path ?? {}));
  const filled = String(path).replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name) ?? "")));
  const query = new URLSearchParams({ language: language() });
  for (const [name, value] of Object.entries(options.query ?? {})) if (value !== undefined && value !== null) query.set(name, String(value));
  return `${filled}?${query}`;
}

async function call<P extends keyof paths, M extends Method>(method: M, path: P, options: Options<P, M>): Promise<{ answer: Answer<P, M>; response: Response }> {
  const { body } = options;
  const headers: Record<string, string> = { Accept: "application/json", ...options.headers };
  if (body !== undefined && !(body instanceof Blob)) headers["Content-Type"] = "application/json";
  const response = await ask(addressOf(path, options), {
    method: method.toUpperCase(),
    headers,
    body: body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body),
    signal: options.signal ?? null,
  });
  return { answer: (await read(response)) as Answer<P, M>, response };
}

/** Asks the server, and notes whether it answers; an answer that is no good is thrown as a Problem, as all that goes wrong. */
export async function ask(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (thrown) {
    if (init.signal?.aborted) throw thrown;
    server.silent();
    throw unreached();
  }
  server.answered();
  if (response.ok) return response;
  if (response.status === 401) server.locked();
  throw problemOf(response.status, await read(response));
}

/** What an answer holds; nothing where it is empty, or was written by something between us and the server. */
async function read(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => {
    throw unreached(); // the line was cut in the middle
  });
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

export async function get<P extends PathWith<"get">>(path: P, options: Options<P, "get"> = {}): Promise<Answer<P, "get">> {
  return (await call("get", path, options)).answer;
}

/** As `get`, with the ETag: the version that a later `put` names. */
export async function getVersioned<P extends PathWith<"get">>(path: P, options: Options<P, "get"> = {}): Promise<{ answer: Answer<P, "get">; version: string }> {
  const { answer, response } = await call("get", path, options);
  return { answer, version: response.headers.get("ETag") ?? "" };
}

export async function post<P extends PathWith<"post">>(path: P, options: Options<P, "post"> = {}): Promise<Answer<P, "post">> {
  return (await call("post", path, options)).answer;
}

export async function put<P extends PathWith<"put">>(path: P, options: Options<P, "put"> = {}): Promise<Answer<P, "put">> {
  return (await call("put", path, options)).answer;
}

export async function patch<P extends PathWith<"patch">>(path: P, options: Options<P, "patch"> = {}): Promise<Answer<P, "patch">> {
  return (await call("patch", path, options)).answer;
}

export async function remove<P extends PathWith<"delete">>(path: P, options: Options<P, "delete"> = {}): Promise<Answer<P, "delete">> {
  return (await call("delete", path, options)).answer;
}
