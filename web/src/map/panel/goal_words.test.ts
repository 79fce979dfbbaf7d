import { beforeAll, expect, test } from "vitest";
import { addGoal } from "../../document/edits/journey.ts";
import { salon } from "../../document/fixtures/salon.ts";
import { speak } from "../../i18n/index.ts";
import { wanted } from "./goal_words.ts";

beforeAll(() => speak("nl"));

test("a goal tells where it began and what is wanted", () => {
  const map = salon();
  const id = addGoal(map, map.phases[0]?.id ?? "", "goes_on");
  const told = (): string => {
    const goal = map.find("goals", id);
    return goal ? wanted(goal) : "gone";
  };
  expect(told()).toBe("");
  map.set("goals", id, "baseline", 0.4);
  expect(told()).toBe("begon op 40%");
  map.set("goals", id, "target", 0.65);
  expect(told()).toBe("begon op 40%, doel 65%");
});
