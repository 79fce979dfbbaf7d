import { beforeAll, expect, test } from "vitest";
import { speak } from "../../i18n/index.ts";
import type { Saving } from "../../document/views.ts";
import { initials } from "./initials.ts";
import { NOT_THERE, savingHint, savingNews, savingWords } from "./saving_words.ts";

beforeAll(() => speak("nl"));

const saving = (state: Saving["state"], waiting = 0): Saving => ({ state, waiting, notice: null });

test("the state in words, with what waits", () => {
  expect(savingWords(saving("saved"))).toBe("Opgeslagen");
  expect(savingWords(saving("saving", 1))).toBe("Bezig met opslaan…");
  expect(savingWords(saving("offline"))).toBe("Offline");
  expect(savingWords(saving("saved"), true)).toBe("Bewaard, nog niet in het bestand");
  expect(savingWords(saving("offline", 1))).toBe("Offline: 1 wijziging wacht");
  expect(savingWords(saving("full", 3))).toBe("Niet opgeslagen: 3 wijzigingen wachten");
});

test("there is something to do only where something is the matter", () => {
  expect(savingHint(saving("saving", 1))).toBeNull();
  expect(savingHint(saving("offline"))?.hint).toContain("doorwerken");
  const notice = { code: "live.elsewhere", message: "Een ander heeft de kaart", hint: "Ga daarheen" };
  expect(savingHint({ ...saving("refused"), notice })).toEqual(notice);
});

test("a map in the bin is told in the page's own words", () => {
  const notice = { code: NOT_THERE, message: "Er is geen kaart", hint: "Zoek de id" };
  expect(savingHint({ ...saving("refused"), notice })?.message).toContain("prullenbak");
});

test("nobody is told of every letter that is saved, but of a line that goes and comes back", () => {
  expect(savingNews("saved", saving("saving", 1))).toBeNull();
  expect(savingNews("saving", saving("saved"))).toBeNull();
  expect(savingNews("saved", saving("offline"))).toBe("Offline");
  expect(savingNews("offline", saving("offline", 2))).toBeNull();
  expect(savingNews("offline", saving("saved"))).toBe("Alles is weer opgeslagen");
});

test.each([
  ["Kees Kapper", "KK"],
  ["Marie de Vries", "MV"],
  ["élise", "É"],
  ["  ", "?"],
])("the letters of %j", (name, letters) => expect(initials(name)).toBe(letters));
