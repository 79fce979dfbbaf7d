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
  const whole = { width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height };
  const natural = { ...whole };

  // What the page tells: articles in the text, by what they are about. A panel shows a copy.
  const articles = new Map([...story.querySelectorAll("[data-about]")].map((part) => [part.dataset.about, part]));
  const aboutAt = (fragment) => document.getElementById(fragment)?.dataset.about;

  const copyOf = (about) => {
    const copy = articles.get(about).cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
    for (const heading of copy.querySelectorAll("h2, h3, h4")) {
      const shifted = document.createElement(heading.classList.contains("title") ? "h2" : "h3");
      shifted.className = heading.className;
      shifted.append(...heading.childNodes);
      heading.replaceWith(shifted);
    }
    return copy;
  };

  // The things on the picture that open an article. Each gets a button of its own over it: the picture's texts are broken in
  // lines, which read badly, and the text tells them whole.
  const shape = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const aboutOf = (group) => {
    const own = `${group.dataset.kind}:${group.dataset.id}`;
    if (articles.has(own)) return own;
    const atStep = `step:${group.dataset.step}`;
    return articles.has(atStep) ? atStep : undefined;
  };
  const buttonOver = ({ group, about, box }) => {
    const name = group.getAttribute("aria-label") ?? articles.get(about).querySelector(".title")?.textContent ?? about;
    const over = shape("rect", {
      x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8, rx: 8,
      class: `target ${group.dataset.kind}`, role: "button", tabindex: -1, "aria-label": name, "aria-pressed": false,
    });
    group.dataset.opens = over.dataset.opens = about;
    return over;
  };
  // All are measured before anything is changed: a change between would lay out the whole page anew each time.
  const places = [...svg.querySelectorAll("[data-kind]")]
    .map((group) => ({ group, about: aboutOf(group), box: group.getBBox() }))
    .filter(({ about }) => about !== undefined)
    .map(buttonOver);
  for (const drawn of svg.querySelectorAll(":scope > :not(title, desc)")) drawn.setAttribute("aria-hidden", "true");
  // A thin line is hard to hit: a wide one that nobody sees lies over it.
  for (const line of svg.querySelectorAll('[data-opens]:is([data-kind="return"], [data-kind="branch"]) > path[fill="none"]'))
    line.after(shape("path", { d: line.getAttribute("d"), class: "grasp" }));
  const targets = shape("g", {});
  targets.append(...places);
  svg.append(targets);
  svg.setAttribute("aria-describedby", "page-picture-help");
  const first = places.find((place) => place.dataset.opens.startsWith("step:")) ?? places[0];
  let current = first;
  first?.setAttribute("tabindex", "0");

  const heads = keepHeads(viewport, svg, document.querySelector(".heads"));
  // On a narrow screen the picture begins with its columns: what stands above them is as wide as the map, and the panel tells it.
  const crop = (on) => {
    const top = on ? Math.max(0, heads.top - 8) : 0;
    natural.height = whole.height - top;
    svg.setAttribute("viewBox", [0, top, whole.width, natural.height].join(" "));
  };

  const press = (about) => {
    for (const place of places) place.setAttribute("aria-pressed", place.dataset.opens === about);
    for (const drawn of svg.querySelectorAll("g[data-opens]")) drawn.classList.toggle("chosen", drawn.dataset.opens === about);
  };

  let chosen = WHOLE;
  let openedFrom = null;
  const show = (about, { moveFocus = false, from = null } = {}) => {
    chosen = about;
    const close = button("close");
    panel.replaceChildren(close, copyOf(about));
    panel.scrollTop = 0;
    page.classList.add("open");
    press(about);
    places.find((place) => place.dataset.opens === about)?.scrollIntoView({ block: "nearest", inline: "nearest" });
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
    else press(null);
    chosen = WHOLE;
    (back ?? button("about")).focus({ preventScroll: true });
  };

  // Zoom: the picture's size in its scrolling frame; the point under the pointer stays where it is.
  let zoom = 1;
  const setZoom = (wanted, x = viewport.clientWidth / 2, y = viewport.clientHeight / 2) => {
    const before = svg.getBoundingClientRect();
    const frameBox = viewport.getBoundingClientRect();
    const point = { x: (frameBox.left + x - before.left) / before.width, y: (frameBox.top + y - before.top) / before.height };
    zoom = Math.min(4, Math.max(0.05, wanted));
    svg.setAttribute("width", natural.width * zoom);
    svg.setAttribute("height", natural.height * zoom);
    const after = svg.getBoundingClientRect();
    viewport.scrollLeft += after.left + point.x * after.width - frameBox.left - x;
    viewport.scrollTop += after.top + point.y * after.height - frameBox.top - y;
    heads.place();
    zoomShown.textContent = `${Math.round(zoom * 100)}%`;
  };
  const fit = () => {
    const high = viewport.clientHeight - parseFloat(getComputedStyle(viewport).paddingBottom);
    setZoom(Math.min((viewport.clientWidth - 2) / natural.width, (high - 2) / natural.height));
    viewport.scrollTo(0, 0);
  };
  // The whole width, unless the letters would be too small to read; the rest is a scroll away then.
  const SMALLEST = 0.6;
  const readable = () => {
    const wide = (viewport.clientWidth - 18) / natural.width;
    return wide < SMALLEST ? 0.9 : Math.min(1.3, wide);
  };

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
    scrollTo(0, 0);
  };

  const actions = {
    about: () => show(WHOLE, { moveFocus: true, from: button("about") }),
    help: () => show("words:all", { moveFocus: true, from: button("help") }),
    text: () => setText(!page.classList.contains("as-text")),
    theme: () => setTheme(themes[(themes.indexOf(button("theme").dataset.theme) + 1) % themes.length]),
    print: () => window.print(),
    in: () => setZoom(zoom * 1.25),
    out: () => setZoom(zoom / 1.25),
    fit,
    close,
  };

  let dragged = false;
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-do]");
    if (control) return actions[control.dataset.do]();
    const link = event.target.closest('a[href^="#"]');
    if (link) return follow(event, link.hash.slice(1));
    if (dragged) return undefined;
    const about = viewport.contains(event.target) && event.target.closest("[data-opens]")?.dataset.opens;
    if (about) {
      rove(places.find((place) => place.dataset.opens === about));
      show(about, { moveFocus: event.detail === 0, from: current });
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
  const rove = (place) => {
    current.setAttribute("tabindex", "-1");
    current = place;
    current.setAttribute("tabindex", "0");
  };
  const middle = (place) => {
    const { x, y, width, height } = place.getBBox();
    return { x: x + width / 2, y: y + height / 2 };
  };
  const directions = { ArrowRight: ["x", 1], ArrowLeft: ["x", -1], ArrowDown: ["y", 1], ArrowUp: ["y", -1] };
  const nearest = (from, key) => {
    const [along, sign] = directions[key];
    const across = along === "x" ? "y" : "x";
    const here = middle(from);
    let best = from;
    let least = Infinity;
    for (const place of places) {
      const there = middle(place);
      const ahead = (there[along] - here[along]) * sign;
      const cost = ahead + 3 * Math.abs(there[across] - here[across]);
      if (ahead > 2 && cost < least) [best, least] = [place, cost];
    }
    return best;
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.ctrlKey || page.classList.contains("as-text")) return;
    const place = places.includes(event.target) ? event.target : null;
    const keys = { "+": actions.in, "=": actions.in, "-": actions.out, "0": actions.fit };
    const go = (to) => {
      rove(to);
      to.focus();
    };
    if (event.key === "Escape" && page.classList.contains("open")) close();
    else if (event.key in keys) keys[event.key]();
    else if (place && (event.key === "Enter" || event.key === " ")) show(place.dataset.opens, { moveFocus: true, from: place });
    else if (place && event.key in directions) go(nearest(place, event.key));
    else if (place && event.key === "Home") go(first);
    else if (place && event.key === "End") go(places.at(-1));
    else return;
    event.preventDefault();
  });
  // On the frame: a part of a picture that listens for focus would take it itself.
  viewport.addEventListener("focusin", (event) => event.target.scrollIntoView({ block: "nearest", inline: "nearest" }));

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
  crop(narrow.matches);
  narrow.addEventListener("change", () => {
    crop(narrow.matches);
    setZoom(readable(), 0, 0);
  });
  addEventListener("beforeprint", () => crop(false));
  addEventListener("afterprint", () => crop(narrow.matches));
  setZoom(readable(), 0, 0);
  const wanted = aboutAt(decodeURIComponent(location.hash.slice(1)));
  if (wanted) show(wanted);
})();
