/** Hocuspocus on a port: in memory, or storing every change in SQLite as its own extension does, durable as we are. */
import { Server } from "@hocuspocus/server";
import { DatabaseSync } from "node:sqlite";
import * as Y from "yjs";

const [port, file] = process.argv.slice(2);

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
      store.run(documentName, Y.encodeStateAsUpdate(document));
    },
  };
}

await new Server({ port: Number(port), quiet: true, stopOnSignals: true, ...(file ? storing(file) : {}) }).listen();
