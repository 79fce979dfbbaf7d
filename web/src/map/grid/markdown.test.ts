import { expect, test } from "vitest";
import { paragraphs, spoken } from "./markdown.ts";

test("bold, italic and links are read, and nothing else", () => {
  expect(paragraphs("**Prijs** per *haar* en _krul_ <b>x</b>")).toEqual([
    {
      mark: "",
      runs: [
        { text: "Prijs", bold: true },
        { text: " per " },
        { text: "haar", italic: true },
        { text: " en " },
        { text: "krul", italic: true },
        { text: " <b>x</b>" },
      ],
    },
  ]);
});

test("lists keep their marks; empty lines are left out", () => {
  expect(paragraphs("eerst\n\n- een\n* twee\n3. drie")).toEqual([
    { mark: "", runs: [{ text: "eerst" }] },
    { mark: "•", runs: [{ text: "een" }] },
    { mark: "•", runs: [{ text: "twee" }] },
    { mark: "3.", runs: [{ text: "drie" }] },
  ]);
});

test("a star between letters or alone is a star", () => {
  expect(spoken("2*3*4 en 5 * 6 en snake_case_naam")).toBe("2*3*4 en 5 * 6 en snake_case_naam");
});

test.each(["javascript:alert%281%29", "JaVaScRiPt:alert%281%29", "data:text/html,x", "//evil.example", "vbscript:x", "", "https://"])(
  "%s is not opened",
  (href) => {
    expect(paragraphs(`[hier](${href})`)[0]?.runs).toEqual([{ text: "hier" }]);
  },
);

test("what is safe to open is", () => {
  expect(paragraphs("[hier](https://example.org/a?b=1) of [mail](mailto:a@example.org)")[0]?.runs).toEqual([
    { text: "hier", href: "https://example.org/a?b=1" },
    { text: " of " },
    { text: "mail", href: "mailto:a@example.org" },
  ]);
});

test("changes of direction and control characters are dropped, joiners stay", () => {
  expect(spoken("a\u202eb\u0007c \u{1F468}\u200d\u{1F469}")).toBe("abc \u{1F468}\u200d\u{1F469}");
});
