/** Starts the page: what somebody chose, the language, and then the app with its screens. */
import "./ui/tokens.css";
import "./ui/base.css";
import { mount } from "svelte";
import { preferredLanguage, speak } from "./i18n/index.ts";
import App from "./shell/App.svelte";
import { settings } from "./shell/settings.svelte.ts";
import { overlays, pages } from "./screens.ts";

settings.restore();
// With the letters there before the first word, nothing jumps when they come.
const letters = ["400 1em Inter", "600 1em Inter"].map((font) => document.fonts.load(font));
await Promise.all([speak(preferredLanguage()), Promise.allSettled(letters)]);
const target = document.getElementById("app");
if (target) mount(App, { target, props: { pages, overlays } });
