// A file of its own: the content security policy forbids scripts inside a page.
SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#docs", deepLinking: true, validatorUrl: null, tryItOutEnabled: false });

// As dark as the pages of the workspace are.
const theme = JSON.parse(localStorage.getItem("reiskaart.settings"))?.theme;
const system = matchMedia("(prefers-color-scheme: dark)");
const shade = () => document.documentElement.classList.toggle("dark-mode", theme === "dark" || (theme !== "light" && system.matches));
shade();
system.addEventListener("change", shade);
