import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

const PACKED = /\.(js|css|html|svg|json)$/;
const server = process.env["REISKAART_SERVER"] ?? "http://localhost:8765";

/** Puts the files of Swagger UI beside its page in public/docs, so that the API's description opens without a network. */
function apiDescription(): Plugin {
  return {
    name: "api-description",
    apply: "build",
    generateBundle() {
      for (const name of ["swagger-ui.css", "swagger-ui-bundle.js", "LICENSE"]) {
        const source = readFileSync(new URL(`node_modules/swagger-ui-dist/${name}`, import.meta.url));
        this.emitFile({ type: "asset", fileName: `docs/${name}`, source });
      }
    },
  };
}

/** Puts beside each file of text what it comes to when packed, so that the server need not pack while somebody waits. */
function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    writeBundle({ dir = "." }) {
      for (const file of readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((name) => PACKED.test(name))) {
        const path = join(dir, file);
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [svelte(), apiDescription(), packed()],
  build: {
    outDir: process.env["REISKAART_STATIC"] ?? fileURLToPath(new URL("../src/reiskaart/server/static", import.meta.url)),
    emptyOutDir: true,
    assetsInlineLimit: 0, // a data: address would need a wider content security policy
    license: { fileName: "licences.md" },
    target: "es2023",
    // A browser asks for few files at a time, so what screens share comes in a few pieces.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "shell", tags: ["$initial"] }, // what every page begins with
            { name: "document", test: /\/src\/document\//, minShareCount: 2 },
            { name: "ui", test: /\/src\/(ui|shell)\//, minShareCount: 2 },
            { name: "reality", test: /\/src\/(reality|geometry|map|paths|rules|discover)\/|\/node_modules\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  server: {
    fs: { allow: [".."] }, // the letters are those of the pictures
    proxy: { "/api": { target: server, ws: true, changeOrigin: true, headers: { origin: server } } },
  },
});
