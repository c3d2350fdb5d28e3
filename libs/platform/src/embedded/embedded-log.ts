import type { BatchHandler, EventLog, LogRecord } from '../ports/index.ts';
import { openDatabase } from './database.ts';
import { createGroupCommit } from './group-commit.ts';
import type { GroupReader } from './group-reader.ts';
import { readAsGroup } from './group-reader.ts';
import type { Batch, TopicReader } from './topic-reader.ts';
import { readTopic } from './topic-reader.ts';

const largestBatch = 100;
/** Characters of JSON. */
const batchSize = 4_000_000;
const lookEvery = 1_000;

/** An event log in one SQLite file. For one process, and opened once in it: only so is each record handled once by a group. */
export function openEmbeddedLog({ file }: { file: string }): EventLog {
  const database = openDatabase(file);
  database.connection.exec(`
    CREATE TABLE IF NOT EXISTS records
      (offset INTEGER PRIMARY KEY AUTOINCREMENT, topic TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS records_by_topic ON records (topic);
    CREATE TABLE IF NOT EXISTS positions
      (reader TEXT NOT NULL, topic TEXT NOT NULL, offset INTEGER NOT NULL, PRIMARY KEY (reader, topic)) WITHOUT ROWID;
  `);
  // A position that a power cut takes back means records handled again; not worth waiting for the disk.
  const positions = openDatabase(file, { durable: false });
  const commit = createGroupCommit(database);
  let closing: Promise<void> | undefined;
  const groups = new Map<string, GroupReader>();
  const readers: { readonly topic: string; readonly reader: TopicReader }[] = [];

  const lastOffset = (topic: string): number =>
    Number(
      database.prepare('SELECT max(offset) AS last FROM records WHERE topic = ?').get(topic)?.['last'] ?? 0,
    );

  const read = (topic: string, after: number, last = Number.MAX_SAFE_INTEGER): Batch | undefined => {
    const rows = database
      .prepare(
        `SELECT offset, key, value FROM records
           WHERE topic = ? AND offset > ? AND offset <= ? ORDER BY offset LIMIT ?`,
      )
      .iterate(topic, after, last, largestBatch);
    const records: LogRecord[] = [];
    let size = 0;
    let reached = after;
    for (const row of rows) {
      const text = String(row['value']);
      records.push({ key: String(row['key']), value: JSON.parse(text) });
      reached = Number(row['offset']);
      size += text.length;
      if (size >= batchSize) break;
    }
    return records.length > 0 ? { records, last: reached } : undefined;
  };

  const waiting = (topic: string, after: number): number =>
    Number(
      database
        .prepare('SELECT count(*) AS waiting FROM records WHERE topic = ? AND offset > ?')
        .get(topic, after)?.['waiting'],
    );

  const wake = (topic?: string) => {
    for (const one of readers) if (topic === undefined || one.topic === topic) one.reader.wake();
  };
  // Readers are woken by what is published here; this is for what another process, a tool perhaps, has written.
  const timer = setInterval(() => wake(), lookEvery).unref();

  const position = {
    load: (reader: string, topic: string): number => {
      const text = 'SELECT offset FROM positions WHERE reader = ? AND topic = ?';
      return Number(positions.prepare(text).get(reader, topic)?.['offset'] ?? 0);
    },
    save: (reader: string, topic: string, offset: number) =>
      void positions.prepare('INSERT OR REPLACE INTO positions VALUES (?, ?, ?)').run(reader, topic, offset),
  };

  const groupReader = (group: string, topic: string): GroupReader => {
    const key = JSON.stringify([group, topic]);
    const existing = groups.get(key);
    if (existing) return existing;
    const made = readAsGroup({
      topic,
      from: position.load(group, topic),
      read: (after) => read(topic, after),
      save: (offset) => position.save(group, topic, offset),
    });
    groups.set(key, made);
    readers.push({ topic, reader: made });
    return made;
  };

  /** Ends at what lies there when it begins, whatever the handler publishes. */
  const readThrough = async (topics: readonly string[], handler: BatchHandler) => {
    const ends = topics.map((topic) => ({ topic, last: lastOffset(topic) }));
    for (const { topic, last } of ends) {
      let batch = read(topic, 0, last);
      while (batch) {
        await handler(batch.records, topic);
        beOpen();
        batch = read(topic, batch.last, last);
      }
    }
  };
  const readingThrough = new Set<Promise<void>>();

  // Handlers that still run may publish until they are done.
  const close = async () => {
    clearInterval(timer);
    await Promise.all(readers.map(({ reader }) => reader.end()));
    await Promise.allSettled(readingThrough);
    commit.flush();
    positions.connection.close();
    database.connection.close();
  };
  const beOpen = () => {
    if (closing) throw new Error('The event log is closed.');
  };

  return {
    async publish(topic, records) {
      const rows = records.map(({ key, value }) => [key, JSON.stringify(value)] as const);
      await commit.run(() => {
        const insert = database.prepare('INSERT INTO records (topic, key, value) VALUES (?, ?, ?)');
        for (const [key, value] of rows) insert.run(topic, key, value);
      });
      wake(topic);
    },

    async subscribe(group, topics, handler) {
      beOpen();
      const member = { handler, failures: new Map<string, Error>() };
      const joined = topics.map((topic) => ({ topic, reader: groupReader(group, topic) }));
      const caughtUp = joined.map(({ topic, reader }) => {
        reader.join(member);
        return reader.reached(lastOffset(topic));
      });
      const lagOf = ({ topic, reader }: (typeof joined)[number]) => waiting(topic, reader.position());
      return {
        caughtUp: Promise.all(caughtUp).then(() => {}),
        failure: () => member.failures.values().next().value,
        lag: () => (closing ? 0 : joined.reduce((sum, one) => sum + lagOf(one), 0)),
      };
    },

    async tail(topics: readonly string[], handler: BatchHandler) {
      beOpen();
      for (const topic of topics) {
        const reader = readTopic({
          from: lastOffset(topic),
          read: (after) => read(topic, after),
          async handle({ records }) {
            try {
              await handler(records, topic);
            } catch {
              // Nothing is remembered: what a handler fails on, it has missed.
            }
          },
          failed: () => {},
        });
        readers.push({ topic, reader });
      }
    },

    async readAll(topics, handler) {
      beOpen();
      const reading = readThrough(topics, handler);
      readingThrough.add(reading);
      try {
        await reading;
      } finally {
        readingThrough.delete(reading);
      }
    },

    async ping() {
      database.prepare('SELECT 1').get();
    },

    close: () => (closing ??= close()),
  };
}
