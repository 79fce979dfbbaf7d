/** What the server says of reality, as its contract has it. */
import type { components } from "../contract/api.ts";

export type Reality = components["schemas"]["Reality"];
export type PlaceFigures = Reality["steps"][number];
export type Share = PlaceFigures["reaches"];

/** A share or time of the first group, held against the second. */
export interface Difference {
  /** First minus second. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether the interval leaves out that there is no difference. */
  readonly sure: boolean;
}

export interface PlaceDifferences {
  readonly id: string;
  readonly customers_share: Difference;
  readonly reaches: Difference;
  readonly goes_on: Difference;
  readonly not_seen_again: Difference;
  readonly returns: Difference;
  readonly median_ratio: Difference;
}

export interface Differences {
  readonly steps: readonly PlaceDifferences[];
  readonly touchpoints: readonly PlaceDifferences[];
}

/** What can be filtered on. */
export interface Facets {
  readonly first: string | null;
  readonly last: string | null;
  readonly columns: readonly { readonly name: string; readonly label: string; readonly values: readonly { readonly value: string; readonly paths: number }[]; readonly more: number }[];
  readonly outcomes: { readonly good: number; readonly bad: number; readonly none: number };
}

export interface MapReality {
  readonly state: "fresh" | "stale" | "none";
  readonly job: string | null;
  readonly reality: Reality | null;
  readonly all_paths: number;
  readonly filtered: boolean;
  readonly versus: Reality | null;
  readonly differences: Differences | null;
  readonly facets: Facets | null;
}

export interface Histogram {
  readonly bins: readonly { readonly from_seconds: number; readonly to_seconds: number; readonly n: number }[];
  readonly n: number;
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  readonly p90: number | null;
}

export type Variant = Reality["variants"][number];

export interface PlaceDetails {
  readonly figures: PlaceFigures;
  readonly times: Histogram;
  /** No id where paths begin here. */
  readonly came_from: readonly { readonly id: string | null; readonly paths: number; readonly share: number }[];
  /** No id where nothing comes after; then what became of the paths. */
  readonly went_to: readonly { readonly id: string | null; readonly fate: string | null; readonly paths: number; readonly share: number }[];
  readonly ways: readonly Variant[];
  readonly rules: readonly { readonly conditions: Readonly<Record<string, string>>; readonly at: string | null; readonly events: number }[];
  readonly n_paths: number;
}

export interface WayDetails {
  readonly from: string;
  readonly to: string;
  readonly paths: number;
  readonly count: number;
  /** Of the paths that reach `from`. */
  readonly share: Share;
  readonly foreseen: boolean;
  readonly times: Histogram;
  readonly ways: readonly Variant[];
}

export interface PathContact {
  readonly at: string;
  readonly seconds_since: number | null;
  readonly touchpoint: string | null;
  readonly step: string | null;
  readonly name?: string | null;
}

export interface SinglePath {
  readonly pseudonym: string;
  readonly started_at: string;
  readonly ended_at: string;
  readonly outcome: "good" | "bad" | null;
  readonly contacts: readonly PathContact[];
}

export interface PathSample {
  readonly total: number;
  readonly items: readonly SinglePath[];
}
