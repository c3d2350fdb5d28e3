import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { consume } from './consume.ts';
import { openJournal } from './journal.ts';
import { asTable } from './table.ts';

const usage = 'Usage: node src/main.ts [--data FILE] [--json] [--follow]';

const Environment = z.object({
  KAFKA_BROKERS: z.string().min(1).default('127.0.0.1:9092'),
  KAFKA_NAMESPACE: z.string().default(''),
});

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: '.data/billing.sqlite' },
      json: { type: 'boolean', default: false },
      follow: { type: 'boolean', default: false },
    },
  });
  const { KAFKA_BROKERS, KAFKA_NAMESPACE } = Environment.parse(process.env);
  mkdirSync(dirname(values.data), { recursive: true });
  const journal = openJournal(values.data);

  let printed: string | undefined;
  const print = () => {
    const figures = journal.figures();
    const skipped = journal.skipped();
    const text = values.json ? JSON.stringify({ figures, skipped }) : asTable(figures, skipped);
    if (text !== printed) console.log(text);
    printed = text;
  };

  const told = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => told.abort());
  const consuming = await consume({
    brokers: KAFKA_BROKERS.split(','),
    namespace: KAFKA_NAMESPACE,
    journal,
    entered: (skipped) => {
      for (const { topic, partition, offset, reason } of skipped) {
        console.error(`skipped ${topic} ${partition} @ ${offset}: ${reason}`);
      }
    },
    troubled: ({ message }) => console.error(`trying again: ${message}`),
  });
  const stopped = new Promise<void>((resolve) => told.signal.addEventListener('abort', () => resolve()));
  try {
    await Promise.race([consuming.caughtUp, consuming.failed, stopped]);
    if (!told.signal.aborted) print();
    const again = values.follow ? setInterval(print, 1_000) : undefined;
    if (values.follow) await Promise.race([consuming.failed, stopped]);
    clearInterval(again);
  } finally {
    await consuming.stop();
    journal.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exitCode = 1;
});
