/** A journey as the server writes it (JSON), as a Y.Doc: the same encoding as the server's own. */
import * as Y from "yjs";
import { keysBetween } from "./order.ts";
import { randomKey } from "./ids.ts";
import { addRow, fill, wordsOf, type Plain } from "./tables.ts";
import type { EmotionJson, JourneyJson, MomentOfTruthJson, PersonaJson, StepJson, TouchpointJson } from "./journey_json.ts";
import type { TableName } from "./views.ts";

type Values = Record<string, Plain | undefined>;

/** A new document that holds the journey. */
export function fromJourney(journey: JourneyJson): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => write(doc, journey));
  return doc;
}

function write(doc: Y.Doc, journey: JourneyJson): void {
  doc.getMap("meta").set("format", 1);
  fill(doc.getMap("journey"), "journey", {
    ...plain(journey, ["id", "title", "language", "description", "state", "scope", "model", "owner", "begins", "ends", "driver"]),
    ...plain(journey, ["review", "silence_days", "split_after_days"]),
    ...references("outcomes/good", journey.outcomes.good),
    ...references("outcomes/bad", journey.outcomes.bad),
  });
  rows(doc, "personas", journey.personas, personaValues);
  rows(doc, "customer_jobs", journey.customer_jobs, (job) => plain(job, ["text", "persona"]));
  rows(doc, "offers", journey.offers, (offer) => ({ ...plain(offer, ["name"]), ...references("personas", offer.personas) }));
  rows(doc, "propositions", journey.propositions, (promise) => plain(promise, ["text", "persona", "offer"]));
  rows(doc, "touchpoints", journey.touchpoints, touchpointValues);
  rows(doc, "lanes", journey.lanes, (lane) => ({ ...plain(lane, ["name", "icon"]), shown: lane.shown }));
  rows(doc, "evidence", journey.evidence, (item) => plain(item, ["kind", "text", "n", "date", "source"]));
  rows(doc, "phases", journey.phases, (phase) => plain(phase, ["name", "goal"]));
  for (const phase of journey.phases) {
    rows(doc, "goals", phase.goals, (goal) => ({
      phase: phase.id,
      ...plain(goal, ["metric", "at", "baseline", "target", "unit", "by", "owner"]),
    }));
    rows(doc, "steps", phase.steps, (step) => ({ phase: phase.id, ...stepValues(step) }));
    for (const step of phase.steps)
      for (const [kind, cards] of Object.entries(step.cards))
        rows(doc, "cards", cards, (card) => ({
          step: step.id,
          kind,
          ...plain(card, ["text", "status", "touchpoint", "persona", "through", "image", "icon"]),
          ...references("evidence", card.evidence),
        }));
  }
}

function rows<Item extends { readonly id: string }>(
  doc: Y.Doc,
  table: TableName,
  items: readonly Item[],
  values: (item: Item) => Values,
): void {
  const keys = keysBetween(null, null, items.length);
  items.forEach((item, index) => addRow(doc, table, item.id, { order: keys[index], ...values(item) }));
}

function plain<Item, Field extends keyof Item & string>(item: Item, fields: readonly Field[]): Values {
  return Object.fromEntries(fields.map((field) => [field, item[field] as Plain]));
}

function references(field: string, ids: readonly string[]): Values {
  const keys = keysBetween(null, null, ids.length);
  return Object.fromEntries(ids.map((id, index) => [`${field}/${id}`, keys[index]]));
}

function items(field: string, texts: readonly string[]): Values {
  return listed(field, texts.map((text) => [randomKey(), text]));
}

function listed(field: string, items: readonly (readonly [key: string, text: string])[]): Values {
  const keys = keysBetween(null, null, items.length);
  return Object.assign({}, ...items.map(([key, text], index) => ({ [`${field}/${key}`]: keys[index], [wordsOf(`${field}/${key}`)]: text }))) as Values;
}

function personaValues(persona: PersonaJson): Values {
  const facts = persona.facts;
  return {
    ...plain(persona, ["name", "picture", "description", "driver", "life_cycle"]),
    hypothetical: persona.hypothetical,
    ...items("needs", persona.needs),
    ...nested("facts", plain(facts, ["gender", "age", "income", "occupation", "spending"])),
    ...items("facts/interests", facts.interests),
    ...items("facts/media", facts.media),
    ...items("facts/habits", facts.habits),
    ...items("facts/pains", facts.pains),
    ...items("facts/brands", facts.brands),
    ...listed("facts/own", Object.entries(facts.own)),
  };
}

function touchpointValues(touchpoint: TouchpointJson): Values {
  const keys = keysBetween(null, null, touchpoint.rules.length);
  return {
    ...plain(touchpoint, ["name", "channel", "owner", "cost", "description", "icon"]),
    ...nested("kind", plain(touchpoint.kind, ["online", "direct", "media"])),
    ...items("assets", touchpoint.assets),
    ...momentOfTruth(touchpoint.moment_of_truth),
    ...Object.fromEntries(
      touchpoint.rules.map((rule, index) => [
        `rules/${randomKey()}`,
        { order: keys[index] ?? "", at: rule.at, conditions: rule.conditions },
      ]),
    ),
  };
}

function stepValues(step: StepJson): Values {
  return {
    ...plain(step, ["name", "expectation", "journey"]),
    ...references("touchpoints", step.touchpoints),
    ...emotions(step.emotions),
    ...momentOfTruth(step.moment_of_truth),
  };
}

function emotions(felt: readonly EmotionJson[]): Values {
  const keys = keysBetween(null, null, felt.length);
  return Object.assign(
    {},
    ...felt.map((emotion, index) => nested(`emotions/${emotion.persona ?? "*"}`, { ...plain(emotion, ["value", "word"]), order: keys[index] })),
  ) as Values;
}

function momentOfTruth(moment: MomentOfTruthJson | null): Values {
  return moment === null ? {} : nested("moment_of_truth", { present: true, ...plain(moment, ["claimed_by", "why", "confirmed"]) });
}

function nested(under: string, values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([field, value]) => [`${under}/${field}`, value]));
}
