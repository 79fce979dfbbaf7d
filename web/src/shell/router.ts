/** Which page is shown: the address bar is the only truth, and links are ordinary links. */
import { createSubscriber } from "svelte/reactivity";

export type HomeView = "maps" | "archived" | "bin";
export type Route =
  | { readonly page: "home"; readonly view: HomeView }
  | { readonly page: "map" | "text" | "rules" | "paths"; readonly map: string }
  | { readonly page: "data" }
  | { readonly page: "import"; readonly upload: string }
  | { readonly page: "log" | "discover"; readonly log: string }
  | { readonly page: "help" | "about" | "login" }
  | { readonly page: "unknown"; readonly path: string };

/** The page at an address of ours. */
export function routeOf(url: URL): Route {
  const parts = url.pathname.split("/").filter(Boolean).map(decoded);
  const [first, second, third] = parts;
  if (first === undefined) return { page: "home", view: viewOf(url.searchParams.get("view")) };
  if (parts.length === 1 && (first === "help" || first === "about" || first === "login")) return { page: first };
  if (first === "maps" && second !== undefined) {
    if (parts.length === 2) return { page: "map", map: second };
    if (parts.length === 3 && (third === "text" || third === "rules" || third === "paths")) return { page: third, map: second };
  }
  if (first === "data") return dataRoute(parts) ?? { page: "unknown", path: url.pathname };
  return { page: "unknown", path: url.pathname };
}

/** A page of customer data; none where we have no such page. */
function dataRoute([, second, third, ...more]: readonly string[]): Route | null {
  if (more.length > 0) return null;
  if (second === undefined) return { page: "data" };
  if (second === "import") return third === undefined ? null : { page: "import", upload: third };
  if (third === undefined) return { page: "log", log: second };
  return third === "discover" ? { page: "discover", log: second } : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray percent sign is a page that we do not have
  }
}

function viewOf(asked: string | null): HomeView {
  return asked === "archived" || asked === "bin" ? asked : "maps";
}

export const mapPath = (id: string): string => `/maps/${encodeURIComponent(id)}`;
export const textPath = (id: string): string => `${mapPath(id)}/text`;

/** The rules of a map; with a log that is not the map's own yet, over that. */
export const rulesPath = (map: string, log?: string): string => `${mapPath(map)}/rules${log === undefined ? "" : `?log=${encodeURIComponent(log)}`}`;
export const pathsPath = (map: string): string => `${mapPath(map)}/paths`;
export const dataPath = "/data";
export const importPath = (upload: string): string => `${dataPath}/import/${encodeURIComponent(upload)}`;
export const logPath = (log: string): string => `${dataPath}/${encodeURIComponent(log)}`;
/** Customer data with the dialog that adds a newer file to it. */
export const addToLogPath = (log: string): string => `${logPath(log)}?add`;
export const discoverPath = (log: string): string => `${logPath(log)}/discover`;

export const loginPath = (wanted: string): string => `/login?to=${encodeURIComponent(wanted)}`;

/** Where somebody wanted to go who had to log in first; never to another site. */
export function wantedAfterLogin(url: URL): string {
  const wanted = url.searchParams.get("to") ?? "/";
  return /^\/(?![/\\])/.test(wanted) ? wanted : "/";
}

let told: (() => void) | null = null;
const subscribe = createSubscriber((update) => {
  told = update;
  window.addEventListener("popstate", update);
  return () => {
    told = null;
    window.removeEventListener("popstate", update);
  };
});

/** The address that is shown now; reactive. */
export function currentUrl(): URL {
  subscribe();
  return new URL(location.href);
}

/** Go to an address of ours; `replace` leaves no way back to the present one, and where one is already there is none to keep. */
export function navigate(path: string, options: { replace?: boolean } = {}): void {
  const here = new URL(path, location.href).href === location.href;
  if (options.replace || here) history.replaceState(null, "", path);
  else {
    keepScroll();
    history.pushState(null, "", path);
  }
  told?.();
}

/** Remember how far the page was scrolled, for whoever comes back. */
export function keepScroll(): void {
  history.replaceState({ ...(history.state as object | null), scroll: window.scrollY }, "");
}

/** How far the page was scrolled when it was left; the top where it was never seen. */
export function keptScroll(): number {
  const state = history.state as { scroll?: unknown } | null;
  return typeof state?.scroll === "number" ? state.scroll : 0;
}

/** Lets ordinary links within our own pages go without loading everything anew. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin || link.pathname.startsWith("/api/")) return;
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return;
  event.preventDefault();
  navigate(link.pathname + link.search + link.hash);
}
