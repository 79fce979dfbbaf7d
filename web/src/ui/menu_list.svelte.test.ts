import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { speak } from "../i18n/index.ts";
import type { MenuItem } from "./menu.ts";
import MenuList from "./MenuList.svelte";

const item = (label: string, more: Partial<MenuItem> = {}): MenuItem => ({ label, run: () => undefined, ...more });

describe("an open menu", () => {
  const disabledFirst = [item("Open", { disabled: true }), item("Rename"), item("Delete")];
  const props = $state({ label: "Menu", items: disabledFirst, anchor: { left: 0, top: 0, width: 0, height: 0 }, onclose: () => undefined });
  let shown: Record<string, unknown>;
  let button: HTMLButtonElement;
  const here = (): string | undefined => document.activeElement?.textContent.trim();
  const press = (key: string): void => void document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

  beforeEach(async () => {
    await speak("en");
    Object.assign(HTMLElement.prototype, { showPopover: () => undefined }); // jsdom knows no popovers
    document.body.innerHTML = "<button>More</button>";
    button = document.querySelector("button") ?? document.createElement("button");
    button.focus();
    props.items = disabledFirst;
    shown = mount(MenuList, { target: document.body, props });
    flushSync();
  });
  afterEach(() => unmount(shown));

  it("has the keyboard on the first that can be chosen, and goes round", () => {
    expect(here()).toBe("Rename");
    press("ArrowUp");
    expect(here()).toBe("Delete");
    press("ArrowDown");
    expect(here()).toBe("Rename");
    press("End");
    expect(here()).toBe("Delete");
  });

  it("leaves the keyboard where it is when what it is of changes meanwhile", () => {
    press("ArrowDown");
    props.items = [item("Open"), item("Rename"), item("Delete")];
    props.anchor = { left: 9, top: 9, width: 0, height: 0 };
    flushSync();
    expect(here()).toBe("Delete");
  });

  it("gives the keyboard back", async () => {
    await unmount(shown);
    expect(document.activeElement).toBe(button);
    shown = mount(MenuList, { target: document.body, props });
  });
});
