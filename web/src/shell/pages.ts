/** The pages, each fetched when it is first gone to; main.ts names them, so that the shell knows no screen. */
import type { Component } from "svelte";
import { say } from "../i18n/index.ts";
import { Problem } from "./problem.ts";
import type { HomeView, Route } from "./router.ts";

type Fetch<Props extends Record<string, unknown>> = () => Promise<{ readonly default: Component<Props> }>;

export interface Pages {
  readonly home: Fetch<{ view: HomeView }>;
  readonly map: Fetch<{ id: string }>;
  readonly text: Fetch<{ id: string }>;
  readonly rules: Fetch<{ id: string }>;
  readonly paths: Fetch<{ id: string }>;
  readonly data: Fetch<Record<string, never>>;
  readonly import: Fetch<{ id: string }>;
  readonly log: Fetch<{ id: string }>;
  readonly discover: Fetch<{ id: string }>;
  readonly help: Fetch<Record<string, never>>;
  readonly about: Fetch<Record<string, never>>;
  readonly login: Fetch<Record<string, never>>;
}

/** What lies over any page, fetched when it is first opened. */
export interface Overlays {
  readonly help: Fetch<Record<string, never>>;
  readonly tour: Fetch<Record<string, never>>;
}

/** A page that is ready to be shown, with what it is of. */
export interface Ready {
  readonly page: Component<Record<string, unknown>>;
  readonly props: Record<string, unknown>;
}

/** Fetches a part of the page. Throws a Problem: the server does not answer, or has newer parts by now. */
export async function fetchPart<Part>(fetch: () => Promise<{ readonly default: Part }>): Promise<{ readonly default: Part }> {
  try {
    return await fetch();
  } catch (thrown) {
    console.error(thrown);
    throw new Problem(say("shell.unfetched"), "", say("shell.unfetchedHint"), "page.unfetched", 0);
  }
}

/** Fetches the page of a route; none where we have no such page. */
export async function fetchPage(pages: Pages, route: Route): Promise<Ready | null> {
  if (route.page === "unknown") return null;
  const found = await fetchPart<Component<never>>(pages[route.page]);
  return { page: found.default as unknown as Component<Record<string, unknown>>, props: propsOf(route) };
}

function propsOf(route: Route): Record<string, unknown> {
  if (route.page === "home") return { view: route.view };
  if ("map" in route) return { id: route.map };
  if ("log" in route) return { id: route.log };
  return "upload" in route ? { id: route.upload } : {};
}
