"use strict";
(() => {
  const page = document.body;
  const viewport = document.querySelector(".viewport");
  const svg = viewport.querySelector("svg");
  const panel = document.querySelector(".panel");
  const story = document.querySelector(".text");
  const zoomShown = document.querySelector(".zoom output");
  const button = (name) => document.querySelector(`[data-do="${name}"]`);
  const narrow = matchMedia("(max-width: 760px)");
  const WHOLE = "map:whole";
  const natural = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };

  // What the page tells: articles in the text, by what they are about. A panel shows a copy.
  const articles = new Map([...story.querySelectorAll("[data-about]")].map((part) => [part.dataset.about, part]));
  const aboutAt = (fragment) => document.getElementById(fragment)?.dataset.about;

  const copyOf = (about) => {
    const original = articles.get(about);
    const shift = original.dataset.level - 2;
    const copy = original.cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
    for (const heading of copy.querySelectorAll("h2, h3, h4, h5")) {
      const level = heading.classList.contains("title") ? 2 : Math.max(3, heading.tagName[1] - Math.max(1, shift));
      const shifted = document.createElement(`h${level}`);
      shifted.className = heading.className;
      shifted.append(...heading.childNodes);
      heading.replaceWith(shifted);
    }
    return copy;
  };

  // The things on the picture that open an article.
  const aboutOf = (group) => {
    const own = `${group.dataset.kind}:${group.dataset.id}`;
    if (articles.has(own)) return own;
    const atStep = `step:${group.dataset.step ?? group.dataset.id}`;
    return articles.has(atStep) && group.dataset.kind !== "lane" ? atStep : undefined;
  };
  const places = [...svg.querySelectorAll("[data-kind]")].filter((group) => {
    const about = aboutOf(group);
    if (about !== undefined) group.dataset.opens = about;
    return about !== undefined;
  });
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-describedby", "page-picture-help");
  for (const group of places) {
    group.setAttribute("role", "button");
    group.setAttribute("tabindex", "-1");
    group.setAttribute("aria-pressed", "false");
  }
  // A thin line is hard to hit: a wide one that nobody sees lies over it.
  for (const line of svg.querySelectorAll('[data-opens]:is([data-kind="return"], [data-kind="branch"]) > path[fill="none"]')) {
    const grasp = line.cloneNode();
    for (const name of ["stroke", "stroke-width", "stroke-dasharray", "opacity"]) grasp.removeAttribute(name);
    grasp.setAttribute("class", "grasp");
    line.after(grasp);
  }
  const first = places.find((group) => group.dataset.kind === "step") ?? places[0];
  first?.setAttribute("tabindex", "0");
  let current = first;

  // Boxes around what is chosen and what has the keyboard, in the picture's own units.
  const frame = (name) => {
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.setAttribute("class", name);
    rect.setAttribute("aria-hidden", "true");
    return rect;
  };
  const halo = frame("halo");
  const ring = frame("ring");
  const surround = (rect, group, gap) => {
    const whole = svg.getBoundingClientRect();
    const box = group.getBoundingClientRect();
    const scale = natural.width / whole.width;
    rect.setAttribute("x", (box.left - whole.left) * scale - gap);
    rect.setAttribute("y", (box.top - whole.top) * scale - gap);
    rect.setAttribute("width", box.width * scale + 2 * gap);
    rect.setAttribute("height", box.height * scale + 2 * gap);
    rect.setAttribute("rx", 8);
    svg.append(rect);
  };

  let chosen = WHOLE;
  let openedFrom = null;
  const show = (about, { moveFocus = false, from = null } = {}) => {
    chosen = about;
    const close = button("close");
    panel.replaceChildren(close, copyOf(about));
    panel.scrollTop = 0;
    page.classList.add("open");
    halo.remove();
    for (const group of places) {
      const pressed = group.dataset.opens === about;
      group.setAttribute("aria-pressed", String(pressed));
      if (pressed && !halo.isConnected) {
        surround(halo, group, 4);
        group.scrollIntoView({ block: "nearest", inline: "nearest" });
      }
    }
    if (about.startsWith("card:")) panel.setAttribute("aria-label", panel.querySelector(".kicker").textContent);
    else panel.setAttribute("aria-label", panel.querySelector(".title").textContent);
    if (moveFocus) {
      openedFrom = from;
      const heading = panel.querySelector(".title") ?? panel.querySelector(".card-text");
      heading.setAttribute("tabindex", "-1");
      heading.focus();
    }
  };
  const close = () => {
    const back = openedFrom;
    openedFrom = null;
    if (chosen === WHOLE || narrow.matches) page.classList.remove("open");
    if (chosen !== WHOLE && !narrow.matches) show(WHOLE);
    else halo.remove();
    if (narrow.matches) chosen = WHOLE;
    (back ?? button("about")).focus({ preventScroll: true });
  };

  // Zoom: the picture's size in its scrolling frame; the point under the pointer stays where it is.
  let zoom = 1;
  const setZoom = (wanted, x = viewport.clientWidth / 2, y = viewport.clientHeight / 2) => {
    const before = svg.getBoundingClientRect();
    const frameBox = viewport.getBoundingClientRect();
    const point = { x: (frameBox.left + x - before.left) / before.width, y: (frameBox.top + y - before.top) / before.height };
    zoom = Math.min(4, Math.max(0.1, wanted));
    svg.setAttribute("width", natural.width * zoom);
    svg.setAttribute("height", natural.height * zoom);
    const after = svg.getBoundingClientRect();
    viewport.scrollLeft += after.left + point.x * after.width - frameBox.left - x;
    viewport.scrollTop += after.top + point.y * after.height - frameBox.top - y;
    zoomShown.textContent = `${Math.round(zoom * 100)}%`;
  };
  const fitting = () => Math.min(viewport.clientWidth / natural.width, viewport.clientHeight / natural.height);
  const readable = () => Math.min(1.3, Math.max(0.9, (viewport.clientWidth - 14) / natural.width));

  const themes = ["system", "light", "dark"];
  const setTheme = (theme) => {
    if (theme === "system") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.dataset.theme = theme;
    const control = button("theme");
    control.dataset.theme = theme;
    control.setAttribute("aria-label", control.dataset[theme]);
    control.title = control.dataset[theme];
  };

  const setText = (on) => {
    page.classList.toggle("as-text", on);
    const control = button("text");
    control.querySelector("span").textContent = on ? control.dataset.picture : control.dataset.text;
    control.setAttribute("aria-label", on ? control.dataset.picture : control.dataset.text);
    for (const name of ["about", "help"]) button(name).hidden = on;
    document.querySelector(on ? ".text" : ".viewport").scrollIntoView({ block: "nearest" });
  };

  const actions = {
    about: () => show(WHOLE, { moveFocus: true, from: button("about") }),
    help: () => show("words:all", { moveFocus: true, from: button("help") }),
    text: () => setText(!page.classList.contains("as-text")),
    theme: () => setTheme(themes[(themes.indexOf(button("theme").dataset.theme) + 1) % themes.length]),
    print: () => window.print(),
    in: () => setZoom(zoom * 1.25),
    out: () => setZoom(zoom / 1.25),
    fit: () => setZoom(fitting()),
    close,
  };

  let dragged = false;
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-do]");
    if (control) return actions[control.dataset.do]();
    const link = event.target.closest('a[href^="#"]');
    if (link) return follow(event, link.hash.slice(1));
    if (dragged) return undefined;
    const group = event.target.closest("[data-opens]");
    if (group && svg.contains(group)) {
      rove(group);
      show(group.dataset.opens, { moveFocus: event.detail === 0, from: group });
    }
    return undefined;
  });

  const follow = (event, fragment) => {
    if (fragment === "page-text") {
      event.preventDefault();
      setText(true);
      story.focus();
    } else if (fragment === "page-map") {
      event.preventDefault();
      setText(false);
      current?.focus();
    } else if (!page.classList.contains("as-text") && aboutAt(fragment)) {
      event.preventDefault();
      show(aboutAt(fragment), { moveFocus: true, from: openedFrom });
    }
  };

  // Keyboard: one stop in the tab order for the whole picture; arrows go to the nearest thing in that direction.
  const rove = (group) => {
    current?.setAttribute("tabindex", "-1");
    current = group;
    current.setAttribute("tabindex", "0");
  };
  const middle = (group) => {
    const box = group.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };
  const directions = { ArrowRight: ["x", 1], ArrowLeft: ["x", -1], ArrowDown: ["y", 1], ArrowUp: ["y", -1] };
  const nearest = (key) => {
    const [along, sign] = directions[key];
    const across = along === "x" ? "y" : "x";
    const here = middle(current);
    let best = null;
    let least = Infinity;
    for (const group of places) {
      const there = middle(group);
      const ahead = (there[along] - here[along]) * sign;
      const cost = ahead + 3 * Math.abs(there[across] - here[across]);
      if (group !== current && ahead > 2 && cost < least) [best, least] = [group, cost];
    }
    return best;
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.ctrlKey || page.classList.contains("as-text")) return;
    const group = event.target.closest?.("[data-opens]");
    const keys = { "+": actions.in, "=": actions.in, "-": actions.out, "0": actions.fit };
    if (event.key === "Escape" && page.classList.contains("open")) close();
    else if (event.key in keys) keys[event.key]();
    else if (group && (event.key === "Enter" || event.key === " ")) show(group.dataset.opens, { moveFocus: true, from: group });
    else if (group && event.key in directions) {
      const next = nearest(event.key);
      if (next) {
        rove(next);
        next.focus();
      }
    } else if (group && (event.key === "Home" || event.key === "End")) {
      rove(event.key === "Home" ? first : places.at(-1));
      current.focus();
    } else return;
    event.preventDefault();
  });
  svg.addEventListener("focusin", (event) => {
    if (!event.target.matches(":focus-visible")) return;
    event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
    surround(ring, event.target, 7);
  });
  svg.addEventListener("focusout", () => ring.remove());

  // Pan with the mouse; fingers scroll by themselves, two of them zoom.
  let grip = null;
  viewport.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.pointerType === "mouse" && event.button === 0)
      grip = { x: event.clientX, y: event.clientY, left: viewport.scrollLeft, top: viewport.scrollTop };
  });
  addEventListener("pointermove", (event) => {
    if (!grip) return;
    const moved = { x: event.clientX - grip.x, y: event.clientY - grip.y };
    if (Math.hypot(moved.x, moved.y) > 4) dragged = true;
    if (!dragged) return;
    viewport.classList.add("dragged");
    viewport.scrollTo(grip.left - moved.x, grip.top - moved.y);
  });
  const letGo = () => {
    grip = null;
    viewport.classList.remove("dragged");
  };
  addEventListener("pointerup", letGo);
  addEventListener("pointercancel", letGo);
  const within = (x, y) => {
    const box = viewport.getBoundingClientRect();
    return [x - box.left, y - box.top];
  };
  viewport.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setZoom(zoom * Math.exp(-event.deltaY / 300), ...within(event.clientX, event.clientY));
    },
    { passive: false },
  );
  let pinch = null;
  const fingers = ({ touches: [a, b] }) => ({
    apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    at: within((a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2),
  });
  viewport.addEventListener("touchstart", (event) => {
    pinch = event.touches.length === 2 ? { apart: fingers(event).apart, zoom } : null;
  });
  viewport.addEventListener(
    "touchmove",
    (event) => {
      if (!pinch || event.touches.length !== 2) return;
      event.preventDefault();
      const { apart, at } = fingers(event);
      setZoom((pinch.zoom * apart) / pinch.apart, ...at);
    },
    { passive: false },
  );

  page.classList.add("scripted");
  viewport.removeAttribute("tabindex");
  if (!narrow.matches) show(WHOLE);
  setZoom(readable(), 0, 0);
  const wanted = aboutAt(decodeURIComponent(location.hash.slice(1)));
  if (wanted) show(wanted);
})();
