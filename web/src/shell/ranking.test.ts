import { describe, expect, it } from "vitest";
import { fit, ranked } from "./ranking.ts";

const names = (typed: string, of: readonly string[]) => ranked(of, typed, (name) => [name]);

describe("finding by a part of a name", () => {
  it("puts the beginning of a name before that of a word, and that before the middle of one", () => {
    const all = ["Afspraak boeken", "Salon boekt terug", "Boekt een afspraak", "Gastenboek lezen"];
    expect(names("boek", all)).toEqual(["Boekt een afspraak", "Afspraak boeken", "Salon boekt terug", "Gastenboek lezen"]);
  });

  it("overlooks accents, capitals and the order of words", () => {
    expect(names("creme koop", ["Koopt een crème", "Koopt een kam"])).toEqual(["Koopt een crème"]);
    expect(names("REIS een", ["Een reis boeken"])).toEqual(["Een reis boeken"]);
  });

  it("forgives missing letters where the rest stands close together", () => {
    expect(names("prspg", ["Prijspagina", "Een printer kiezen en een spiegel ophangen"])).toEqual(["Prijspagina"]);
    expect(fit("Prijspagina", "xyz")).toBe(0);
  });

  it("leaves out what fits only with missing letters where something fits as typed", () => {
    expect(names("split", ["Spelt it out", "Split the step or phase"])).toEqual(["Split the step or phase"]);
    expect(names("split", ["Spelt it out"])).toEqual(["Spelt it out"]);
    expect(names("splt", ["Split the step or phase", "Salon"])).toEqual(["Split the step or phase"]);
  });

  it("finds everything where nothing was typed, in its own order", () => {
    expect(names("  ", ["b", "a"])).toEqual(["b", "a"]);
  });

  it("takes signs as they are", () => {
    expect(names("c++ (nieuw)", ["C++ (nieuw) leren", "C leren"])).toEqual(["C++ (nieuw) leren"]);
    const signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u0000€";
    for (const sign of signs) expect(names(`x${sign}`, [`x${sign}y`, "other"])).toEqual([`x${sign}y`]);
  });

  it("counts where a thing stands for less than its name", () => {
    const items = [
      { name: "Vergelijkt salons", where: "Kies" },
      { name: "Kiest salon", where: "Beslissing" },
    ];
    const found = (typed: string) => ranked(items, typed, (item) => [item.name, item.where]).map((item) => item.name);
    expect(found("kies")).toEqual(["Kiest salon", "Vergelijkt salons"]);
    items.push({ name: "Belt", where: "Salons" });
    expect(found("salons")).toEqual(["Vergelijkt salons", "Belt"]);
  });
});
