import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const server = process.env["REISKAART_SERVER"] ?? "http://localhost:8765";

export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: process.env["REISKAART_STATIC"] ?? fileURLToPath(new URL("../src/reiskaart/server/static", import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0, // a data: address would need a wider content security policy
    target: "es2023",
  },
  server: { proxy: { "/api": { target: server, ws: true, changeOrigin: true, headers: { origin: server } } } },
});
