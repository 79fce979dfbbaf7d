/** Addresses of single paths: from a figure to those behind it. */
import { pathsPath } from "../shell/router.ts";
import { readable } from "./address.ts";
import { asking, type Question } from "./filter.ts";
import type { Fate } from "./measuring.ts";

export interface BehindFigure {
  /** They reach this step, touchpoint or phase. */
  readonly at?: string;
  /** What became of them there. */
  readonly fate?: Fate | "returns";
  /** They go straight from the first to the second. */
  readonly way?: readonly [string, string];
  /** Their stays, one after the other. */
  readonly variant?: readonly string[];
}

/** The page with the paths that a figure counts, of those that are looked at. */
export function pathsAddress(map: string, { filter }: Question, { at, fate, way, variant }: BehindFigure): string {
  const query = asking(new URLSearchParams(), { filter, versus: null });
  if (at !== undefined) query.set("at", at);
  if (fate !== undefined) query.set("fate", fate);
  if (way !== undefined) query.set("way", way.join("~"));
  if (variant !== undefined) query.set("variant", variant.join("~"));
  const written = readable(query);
  return pathsPath(map) + (written && `?${written}`);
}
