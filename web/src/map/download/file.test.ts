import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "../../i18n/index.ts";
import { fileName } from "../../shell/files.ts";
import { fileAddress, printed, sizeInWords, type FileChoice } from "./file.ts";

const choice: FileChoice = { format: "pdf", theme: "print", paper: "a3", lanes: ["actions", "quotes"], figures: false, language: "nl" };

function query(address: string): Record<string, string> {
  return Object.fromEntries(new URL(address, "http://localhost").searchParams);
}

beforeAll(() => speak("en"));

describe("the address of a file", () => {
  it("says everything that was chosen of a picture", () => {
    const address = fileAddress("my-map", choice);
    expect(address.startsWith("/api/v1/maps/my-map/picture?")).toBe(true);
    expect(query(address)).toEqual({ format: "pdf", theme: "print", paper: "a3", lanes: "actions,quotes", figures: "false", language: "nl" });
  });

  it("leaves out the paper of what is not printed, and lanes where none are chosen", () => {
    expect(query(fileAddress("my-map", { ...choice, format: "svg", lanes: null }))).toMatchObject({ paper: "", lanes: "" });
  });

  it("asks for the map itself where it is to be a file", () => {
    expect(fileAddress("my-map", { ...choice, format: "zip" })).toBe("/api/v1/maps/my-map/file?language=en&format=zip");
  });

  it("prints on A3 without colours", () => {
    expect(printed(true)).toMatchObject({ format: "pdf", theme: "print", paper: "a3", figures: true });
  });
});

describe("what is told of a file", () => {
  it("reads its name with all its letters", () => {
    expect(fileName(`inline; filename="een-krul.pdf"; filename*=UTF-8''E%C3%A9n%20krul.pdf`)).toBe("Eén krul.pdf");
    expect(fileName(`attachment; filename="a.svg"`)).toBe("a.svg");
  });

  it("writes its size as people do", () => {
    expect([200, 82_296, 1_160_071].map(sizeInWords)).toEqual(["1 kB", "82 kB", "1.2 MB"]);
  });
});
