import { flushSync } from "svelte";
import { expect, test } from "vitest";
import { addCard } from "./edits/cards.ts";
import { salon, SALON } from "./fixtures/salon.ts";

test("a map reads as its journey says", () => {
  const map = salon();
  expect(map.journey.title).toBe("Een krullenkapper vinden");
  expect(map.journey.goodOutcomes).toEqual(["cut"]);
  expect(map.phases.map((phase) => phase.id)).toEqual(SALON.phases.map((phase) => phase.id));
  expect(map.steps.map((step) => step.id)).toEqual(SALON.phases.flatMap((phase) => phase.steps.map((step) => step.id)));
  for (const phase of SALON.phases) {
    expect(map.stepsOf(phase.id).map((step) => step.id)).toEqual(phase.steps.map((step) => step.id));
    expect(map.goalsOf(phase.id).map((goal) => goal.id)).toEqual(phase.goals.map((goal) => goal.id));
    for (const step of phase.steps) {
      expect(map.find("steps", step.id)?.touchpoints).toEqual(step.touchpoints);
      expect(map.find("steps", step.id)?.emotions.map((emotion) => emotion.value)).toEqual(step.emotions.map((emotion) => emotion.value));
      for (const [kind, cards] of Object.entries(step.cards)) expect(map.cardsAt(step.id, kind).map((card) => card.text)).toEqual(cards.map((card) => card.text));
    }
  }
  expect(map.personas[0]?.needs.map((need) => need.text)).toEqual(SALON.personas[0]?.needs);
  expect(map.personas[0]?.facts.own).toEqual([{ name: "Haartype", text: "van losse slag tot pijpenkrul" }]);
  expect(map.find("touchpoints", "blog")?.rules.map((rule) => rule.conditions)).toEqual([{ name: "page_view", page: "/blog/*" }]);
  expect(map.lanes.map((lane) => lane.id)).toEqual(SALON.lanes.map((lane) => lane.id));
  expect(map.lanes.find((lane) => lane.id === "actions")?.name).toBe("Wat doet de klant");
});

test("a card's words renew that card's cell and no other", () => {
  const map = salon();
  const step = map.steps[0]?.id ?? "";
  const other = map.steps[1]?.id ?? "";
  const card = map.cardsAt(step, "actions")[0];
  const seen: string[] = [];
  const stop = $effect.root(() => {
    $effect(() => void seen.push(`first ${map.cardsAt(step, "actions")[0]?.text}`));
    $effect(() => void seen.push(`other ${map.cardsAt(other, "actions").length}`));
    $effect(() => void seen.push(`steps ${map.steps.length}`));
  });
  flushSync();
  const before = seen.length;
  map.setText({ table: "cards", id: card?.id ?? "", field: "text" }, "Kijkt in de spiegel");
  flushSync();
  expect(seen.slice(before)).toEqual(["first Kijkt in de spiegel"]);
  stop();
});

test("undo takes back one change at a time, and redo does it again", () => {
  const map = salon();
  expect(map.canUndo).toBe(false);
  map.set("journey", "", "title", "Anders");
  map.change(() => {
    map.set("journey", "", "owner", "Wij");
    map.set("journey", "", "state", "future");
  });
  map.undo();
  expect([map.journey.title, map.journey.owner, map.journey.state]).toEqual(["Anders", "Eigenaar van Salon Krul", "current"]);
  map.undo();
  expect(map.journey.title).toBe("Een krullenkapper vinden");
  expect([map.canUndo, map.canRedo]).toEqual([false, true]);
  map.redo();
  expect(map.journey.title).toBe("Anders");
});

test("what is added and then written is one step to undo, also after a pause", () => {
  const map = salon();
  const step = map.steps[0]?.id ?? "";
  const before = map.cardsAt(step, "actions").length;
  const place = { table: "cards", id: addCard(map, { step, kind: "actions" }), field: "text" } as const;
  map.goOn(place);
  map.typing(place, () => map.setText(place, "Looks"));
  map.typing(place, () => map.setText(place, "Looks around"));
  map.undo();
  expect(map.cardsAt(step, "actions")).toHaveLength(before);
  map.redo();
  expect(map.find("cards", place.id)?.text).toBe("Looks around");
});
