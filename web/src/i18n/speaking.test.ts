import { beforeEach, describe, expect, it, vi } from "vitest";
import en from "./en/index.ts";
import { ago, count, day, percent, preferredLanguage, say, speak } from "./index.ts";
import nl from "./nl/index.ts";

type Catalogue = Record<string, Record<string, string | { one: string; other: string }>>;

/** What is filled in at a key, in whatever order. */
function filled(catalogue: Catalogue): Map<string, string> {
  const found = new Map<string, string>();
  for (const [area, sentences] of Object.entries(catalogue))
    for (const [name, sentence] of Object.entries(sentences))
      for (const [form, text] of Object.entries(typeof sentence === "string" ? { "": sentence } : sentence))
        found.set(`${area}.${name} ${form}`, [...new Set(text.match(/\{\w+\}/g))].filter((part) => form !== "one" || part !== "{n}").toSorted().join());
  return found;
}

function reads(...languages: string[]): void {
  vi.spyOn(navigator, "languages", "get").mockReturnValue(languages);
}

beforeEach(() => {
  vi.restoreAllMocks();
  localStorage.clear();
});

describe("sentences", () => {
  it("are filled in with the same in both languages", () => {
    const english = filled(en);
    expect([...filled(nl)].filter(([key, parts]) => english.get(key) !== parts)).toEqual([]);
  });

  it("go by number, and write it as people do", async () => {
    reads("nl-NL");
    await speak("nl");
    expect([0, 1, 2, 1200].map((n) => say("home.steps", { n }))).toEqual(["0 stappen", "1 stap", "2 stappen", "1.200 stappen"]);
    expect(document.documentElement.lang).toBe("nl");
  });

  it("hold what is filled in as it is", async () => {
    await speak("en");
    expect(say("home.deleted", { title: "$& {title}" })).toBe("“$& {title}” is in the bin.");
  });
});

describe("the language", () => {
  it("is somebody's own choice, else the browser's first that we speak, else English", () => {
    reads("de-DE", "nl-BE", "en");
    expect(preferredLanguage()).toBe("nl");
    reads("fr", "en-GB", "nl");
    expect(preferredLanguage()).toBe("en");
    reads("fr", "nds");
    expect(preferredLanguage()).toBe("en");
    localStorage.setItem("reiskaart.language", "nl");
    expect(preferredLanguage()).toBe("nl");
  });
});

describe("figures", () => {
  it("are written as in the reader's region, where that speaks the language", async () => {
    reads("en-GB", "nl");
    await speak("en");
    expect(day(new Date(2026, 2, 1))).toBe("1 Mar 2026");
    reads("nl-NL", "en-US");
    await speak("en");
    expect([day(new Date(2026, 2, 1)), count(8412), percent(0.523)]).toEqual(["Mar 1, 2026", "8,412", "52%"]);
    await speak("nl");
    expect([day(new Date(2026, 2, 1)), count(8412), count(-3)]).toEqual(["1 mrt 2026", "8.412", "-3"]);
  });
});

describe("how long ago", () => {
  const now = new Date(2026, 10, 18, 10); // a Wednesday
  const told = (...at: [number, number, number, number?, number?]): string => ago(new Date(...at), now);

  it("goes by the calendar from a day on", async () => {
    await speak("nl");
    expect(told(2026, 10, 17, 9)).toBe("gisteren");
    expect(told(2026, 10, 16, 23)).toBe("eergisteren"); // 35 hours
    expect(told(2026, 10, 15, 23)).toBe("3 dagen geleden");
  });

  it("counts minutes and hours before it, and months and years after it", async () => {
    await speak("en");
    expect(told(2026, 10, 18, 9, 58)).toBe("2 minutes ago");
    expect(told(2026, 10, 17, 11)).toBe("23 hours ago");
    expect(told(2026, 9, 5)).toBe("1 month ago");
    expect(told(2024, 11, 1)).toBe("1 year ago");
  });
});
