// @vitest-environment node
import { expect, test } from "vitest";
import { asking, EVERYBODY, isEverybody, partsOf, queryOf, questionOf, without, withValues, type Question } from "./filter.ts";

const read = (query: string): Question => questionOf(new URLSearchParams(query));

test("an address without filters asks of everybody", () => {
  expect(read("")).toEqual({ filter: EVERYBODY, versus: null });
  expect(isEverybody(read("language=nl&x=1").filter)).toBe(true);
  expect(queryOf(read(""))).toBe("");
});

test("what an address asks is what is written of it again, whatever the values hold", () => {
  const question: Question = {
    filter: {
      from: "2026-01-01",
      until: "2026-03-31",
      where: [{ column: "channel", values: ["web", "app"] }, { column: "utm:source", values: ["a,b", "100%", "50%2C", "é & ü"] }],
      passed: ["price-page", "compare"],
      avoided: ["phone"],
      outcome: "none",
    },
    versus: { ...EVERYBODY, from: "2025-01-01", where: [{ column: "channel", values: ["phone"] }] },
  };
  expect(read(queryOf(question))).toEqual(question);
  expect(read(queryOf({ ...question, versus: "all" })).versus).toBe("all");
});

test("filters are named as the API names them", () => {
  expect(decodeURIComponent(queryOf(read("vs=all&passed=a&passed=b&where=channel:web,app&from=2026-01-01")))).toBe(
    "from=2026-01-01&where=channel:web,app&passed=a&passed=b&vs=all",
  );
});

test("what cannot be meant is left out", () => {
  expect(read("from=yesterday&until=2026-02-30x&outcome=perhaps&where=:web&where=channel&where=channel:&passed=").filter).toEqual(EVERYBODY);
  expect(read("where=channel:web&where=channel:app").filter.where).toEqual([{ column: "channel", values: ["app"] }]);
  expect(read("where=a:50%").filter.where).toEqual([{ column: "a", values: ["50%"] }]);
});

test("another question leaves the rest of the address as it is", () => {
  const query = new URLSearchParams("at=compare&fate=goes_on&where=channel:web&vs.from=2025-01-01");
  expect(asking(query, { filter: EVERYBODY, versus: null }).toString()).toBe("at=compare&fate=goes_on");
});

test("a part is chosen and cleared as one", () => {
  const { filter } = read("from=2026-01-01&where=channel:web&where=device:phone&passed=a&outcome=bad");
  expect(partsOf(filter).map((part) => ("column" in part ? part.column : part.kind))).toEqual(["period", "channel", "device", "passed", "outcome"]);
  expect(partsOf(filter).reduce(without, filter)).toEqual(EVERYBODY);
  expect(withValues(filter, "channel", []).where).toEqual([{ column: "device", values: ["phone"] }]);
});
