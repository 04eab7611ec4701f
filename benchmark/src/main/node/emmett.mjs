// Emmett's event store under the workload that each line of standard input describes; a line of JSON answers each.
// node emmett.mjs postgresql://host:port/database  with PGUSER and PGPASSWORD; ends when its input does.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { dumbo } from '@event-driven-io/dumbo';
import { getPostgreSQLEventStore, readMessagesBatch } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';

const address = new URL(process.argv[2]);
address.username = process.env.PGUSER;
address.password = process.env.PGPASSWORD;
const connectionString = address.toString();

// As many as there are writers, kept as the other stores keep theirs.
const pool = new pg.Pool({ connectionString, max: 64, idleTimeoutMillis: 0 });
const connections = dumbo({ connectionString, pool });
const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { dumbo: connections } });
await store.schema.migrate();

async function writer(task, end, times) {
  const stream = `note-${randomUUID()}`;
  let version = 0n;
  for (let call = 0, before = performance.now(); before < end; call++) {
    const events = Array.from({ length: task.events[call % task.events.length] }, () => (
      { type: task.type, data: task.payload, metadata: { effective: '2026' } }));
    const appended = await store.appendToStream(stream, events, { expectedStreamVersion: version });
    version = appended.nextExpectedStreamVersion;
    const after = performance.now();
    times.push(after - before);
    before = after;
  }
  return Number(version);
}

async function append(task) {
  const times = [];
  const start = performance.now();
  const end = start + task.millis;
  const written = await Promise.all(Array.from({ length: task.writers }, () => writer(task, end, times)));
  const seconds = (performance.now() - start) / 1000;
  times.sort((one, other) => one - other);
  const percentile = (share) => times[Math.floor(share * (times.length - 1))];
  return {
    events: written.reduce((sum, count) => sum + count, 0),
    calls: times.length,
    seconds,
    p50Millis: percentile(0.50),
    p99Millis: percentile(0.99),
  };
}

// As its own consumer pages: on from the global position of the last that it had.
async function read(task) {
  const start = performance.now();
  let events = 0;
  let pages = 0;
  for (let after = 0n, more = true; more; pages++) {
    const page = await readMessagesBatch(connections.execute, { after, batchSize: task.page });
    events += page.messages.filter((message) => message.data.text.length > 0).length;
    after = page.currentGlobalPosition;
    more = page.areMessagesLeft;
  }
  return { events, calls: pages, seconds: (performance.now() - start) / 1000 };
}

for await (const line of createInterface({ input: process.stdin })) {
  const task = JSON.parse(line);
  console.log(JSON.stringify(task.writers ? await append(task) : await read(task)));
}
await store.close();
await pool.end();
