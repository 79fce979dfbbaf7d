/** What the server says of reality, by the names that screens use. */
import type { components } from "../contract/api.ts";

type Schemas = components["schemas"];

export type MapReality = Schemas["MapReality"];
export type Reality = Schemas["Reality"];
export type PlaceFigures = Schemas["PlaceFigures"];
export type Share = Schemas["Share"];
export type Variant = Schemas["VariantFigures"];
export type Facets = Schemas["Facets"];
export type Differences = Schemas["Differences"];
export type PlaceDifferences = Schemas["PlaceDifferences"];
export type Difference = Schemas["Difference"];
export type PlaceDetails = Schemas["PlaceDetails"];
export type WayDetails = Schemas["WayDetails"];
export type Histogram = Schemas["Histogram"];
export type PathSample = Schemas["PathSample"];
export type SinglePath = Schemas["SampledPath"];
