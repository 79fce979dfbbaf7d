/** What the server says of rules, by short names. */
import type { components } from "../contract/api.ts";

type Schemas = components["schemas"];
export type RulesView = Schemas["RulesView"];
export type NameRow = Schemas["NameRow"];
export type RuleCount = Schemas["RuleCount"];
export type RuleConflict = Schemas["RuleConflict"];
export type RuleTrial = Schemas["RuleTrial"];
export type Companions = Schemas["Companions"];
