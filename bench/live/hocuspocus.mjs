/**
 * Hocuspocus on a port: in memory, or storing every change in SQLite as its own extension does, durable as we are. Where it stores,
 * it writes down at its end when each store was done, on the clock that all processes share, and the state vector of what it held.
 */
import { writeFileSync } from "node:fs";
import { Server } from "@hocuspocus/server";
import { DatabaseSync } from "node:sqlite";
import * as Y from "yjs";

const [port, file, written] = process.argv.slice(2);
const stores = [];

function storing(path) {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  database.exec("CREATE TABLE documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)");
  const store = database.prepare(
    "INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data",
  );
  return {
    debounce: 0,
    maxDebounce: 0,
    async onStoreDocument({ documentName, document }) {
      const state = Y.encodeStateVector(document);
      store.run(documentName, Y.encodeStateAsUpdate(document));
      stores.push([documentName, process.hrtime.bigint(), state]);
    },
    async onDestroy() {
      const told = stores.map(([map, at, state]) => [map, Number(at) / 1e6, [...Y.decodeStateVector(state)]]);
      writeFileSync(written, JSON.stringify(told));
    },
  };
}

await new Server({ port: Number(port), quiet: true, stopOnSignals: true, ...(file ? storing(file) : {}) }).listen();
