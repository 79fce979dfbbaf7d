import { describe, expect, it } from "vitest";
import {
  dataPath,
  discoverPath,
  followLinks,
  importPath,
  keptScroll,
  keepScroll,
  loginPath,
  logPath,
  mapPath,
  navigate,
  pathsPath,
  routeOf,
  rulesPath,
  textPath,
  wantedAfterLogin,
} from "./router.ts";

const at = (path: string) => routeOf(new URL(path, "http://localhost:8765"));

describe("the page at an address", () => {
  it("knows every page", () => {
    expect(at("/")).toEqual({ page: "home", view: "maps" });
    expect(at("/?view=bin")).toEqual({ page: "home", view: "bin" });
    expect(at("/?view=elsewhere")).toEqual({ page: "home", view: "maps" });
    expect(at("/maps/salon-x7k2q")).toEqual({ page: "map", map: "salon-x7k2q" });
    expect(at("/maps/salon-x7k2q/text")).toEqual({ page: "text", map: "salon-x7k2q" });
    expect(at("/help")).toEqual({ page: "help" });
    expect(at("/about/")).toEqual({ page: "about" });
  });

  it("says so of any other", () => {
    for (const path of ["/maps", "/maps/a/b", "/maps/a/text/b", "/data/import", "/data/a/b", "/data/a/discover/b", "/help/more", "/%E0%A4%A"]) expect(at(path).page).toBe("unknown");
  });

  it("finds back what it wrote", () => {
    const id = "naïef/plan 50%";
    expect(at(mapPath(id))).toEqual({ page: "map", map: id });
    expect(at(textPath(id))).toEqual({ page: "text", map: id });
    expect(at(rulesPath(id))).toEqual({ page: "rules", map: id });
    expect(at(rulesPath(id, "a&b"))).toEqual({ page: "rules", map: id });
    expect(new URL(rulesPath(id, "a&b"), location.href).searchParams.get("log")).toBe("a&b");
    expect(at(pathsPath(id))).toEqual({ page: "paths", map: id });
    expect(at(dataPath)).toEqual({ page: "data" });
    expect(at(importPath(id))).toEqual({ page: "import", upload: id });
    expect(at(logPath(id))).toEqual({ page: "log", log: id });
    expect(at(discoverPath(id))).toEqual({ page: "discover", log: id });
  });
});

describe("logging in first", () => {
  const wanted = (path: string) => wantedAfterLogin(new URL(path, "http://localhost:8765"));

  it("leads on to where somebody wanted to go", () => {
    expect(wanted(loginPath("/maps/salon/text?view=1"))).toBe("/maps/salon/text?view=1");
    expect(wanted("/login")).toBe("/");
  });

  it("never leads to another site", () => {
    for (const away of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "maps"]) expect(wanted(loginPath(away))).toBe("/");
  });
});

describe("going somewhere", () => {
  it("follows plain clicks on our own links alone", () => {
    document.body.innerHTML = `<a href="/help"><b>Help</b></a><a href="/api/v1/maps/a/file">File</a><a href="https://example.org/">Away</a><a href="#part">Below</a>`;
    const followed = (index: number, options: MouseEventInit = {}): boolean => {
      const link = document.querySelectorAll("a")[index];
      const event = new MouseEvent("click", { bubbles: true, cancelable: true, ...options });
      link?.addEventListener("click", followLinks, { once: true });
      (link?.firstElementChild ?? link)?.dispatchEvent(event);
      const prevented = event.defaultPrevented;
      return prevented;
    };
    for (const key of ["ctrlKey", "metaKey", "shiftKey", "altKey"]) expect(followed(0, { [key]: true })).toBe(false);
    expect(followed(0, { button: 1 })).toBe(false);
    expect(followed(1)).toBe(false);
    expect(followed(2)).toBe(false);
    expect(followed(3)).toBe(false); // the browser scrolls there itself
    expect(followed(0)).toBe(true);
    expect(location.pathname).toBe("/help");
  });

  it("keeps one way back, however often one goes to where one is", () => {
    navigate("/help");
    const before = history.length;
    navigate("/help");
    expect(history.length).toBe(before);
    navigate("/about");
    expect(history.length).toBe(before + 1);
  });

  it("remembers how far a page was scrolled", () => {
    navigate("/");
    Object.defineProperty(window, "scrollY", { value: 640, configurable: true });
    keepScroll();
    expect(keptScroll()).toBe(640);
    navigate("/help");
    expect(keptScroll()).toBe(0);
  });
});
