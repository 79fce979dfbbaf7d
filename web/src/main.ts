/** Starts the page: what somebody chose, the language, and then the app with its screens. */
import "./ui/tokens.css";
import "./ui/base.css";
import { mount } from "svelte";
import { preferredLanguage, speak } from "./i18n/index.ts";
import App from "./shell/App.svelte";
import { routeOf } from "./shell/router.ts";
import { settings } from "./shell/settings.svelte.ts";
import { overlays, pages } from "./screens.ts";

settings.restore();
// The screen is on its way while the words come; where that fails, the app says so when it asks for it.
const { page } = routeOf(new URL(location.href));
if (page !== "unknown") pages[page]().catch(() => undefined);
// With the letters there before the first word, nothing jumps when they come.
const letters = ["400 1em Inter", "600 1em Inter"].map((font) => document.fonts.load(font));
await Promise.all([speak(preferredLanguage()), Promise.allSettled(letters)]);
const target = document.getElementById("app");
if (target) mount(App, { target, props: { pages, overlays } });
