/** What the server says of drafts, by its own contract. */
import type { components } from "../contract/api.ts";

type Schemas = components["schemas"];
export type Draft = Schemas["Draft"];
export type Level = Draft["levels"][number];
export type Outcome = Draft["outcomes"][number];
export type Aside = Draft["set_aside"][number];
export type Figures = Draft["figures"];
export type Journey = Draft["journey"];
export type PlaceFigures = Figures["steps"][number];
export type PhaseModel = Schemas["PhaseModel"];
export type Adopted = Schemas["AdoptedTouchpoints"];
