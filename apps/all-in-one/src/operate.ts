import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BehindCopy, Mailer, Replayed, Service } from '@tandem/platform';
import { createLogger, systemRuntime as runtime } from '@tandem/platform';
import { openDataFolder, openDiskBlobs, openEmbeddedLog, openEmbeddedStore } from '@tandem/platform/embedded';
import { createServices } from './services.ts';
import { formatVersion } from './system.ts';

type Say = (line: string) => void;

/** The links in mails need the address of a system that runs: mails wait for its next start. */
const mailer: Mailer = {
  send: () => Promise.reject(new Error('mails are sent by a system that runs')),
  close: () => Promise.resolve(),
};

/** Does something with the services of a data folder that no running Tandem holds; none of them is started. */
export async function withServices<Result>(
  folder: string,
  work: (services: readonly Service[]) => Promise<Result>,
): Promise<Result> {
  if (!existsSync(join(folder, 'tandem.json')))
    throw Object.assign(new Error(`There is no Tandem in ${folder}.`), { code: 'data-folder.none' });
  const data = openDataFolder(folder, { formatVersion });
  const undo: (() => unknown)[] = [() => data.close()];
  const closing = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
    undo.unshift(() => thing.close());
    return thing;
  };
  try {
    const log = closing(openEmbeddedLog({ file: data.path('log.sqlite') }));
    const blobs = closing(openDiskBlobs({ folder: data.path('blobs') }));
    const ownOf = (name: string) => ({
      store: closing(openEmbeddedStore({ file: data.path(`${name}.sqlite`) })),
      log,
      runtime,
      logger: createLogger(name, 'error'),
    });
    const services = createServices(ownOf, { blobs, mailer });
    for (const service of services) closing(service);
    return await work(services);
  } finally {
    for (const step of undo) await step();
  }
}

/** Tells every state again, as events that everybody who keeps copies takes in at the next start. */
export async function restate(services: readonly Service[], say: Say): Promise<number> {
  let all = 0;
  for (const service of services) {
    let shown = 0;
    const count = await service.restate((sofar) => {
      if (sofar - shown >= 1_000) say(`${service.name}: ${(shown = sofar)} …`);
    });
    if (count > 0) say(`${service.name}: ${count} told again`);
    all += count;
  }
  say(all > 0 ? `${all} told again; copies take them in at the next start.` : 'There is nothing to tell.');
  return all;
}

const nameOf = ({ aggregate, id }: BehindCopy) => `${aggregate} ${JSON.stringify(id)}`;

/** Says what is behind, at which service and why; answers how many. */
export async function listBehind(services: readonly Service[], say: Say): Promise<number> {
  let all = 0;
  for (const { name, behind } of services)
    for (const one of await behind.list()) {
      const kept = one.hasState ? 'an older state is kept' : 'nothing is known of it';
      say(`${name}: ${nameOf(one)} lacks what happened at ${one.seq} (${kept}): ${oneLine(one.error)}`);
      all += 1;
    }
  say(all > 0 ? `${all} behind; requests that rest on them are refused.` : 'Nothing is behind.');
  return all;
}

/** Reads the log again for what is behind, and says what came of it; answers how many still are. */
export async function replayBehind(
  services: readonly Service[],
  ids: readonly string[],
  say: Say,
): Promise<number> {
  let all = 0;
  let left = 0;
  for (const { name, behind } of services)
    for (const one of await behind.replay(ids.length > 0 ? ids : undefined)) {
      say(`${name}: ${nameOf(one)} ${toldOf[one.outcome](one)}`);
      all += 1;
      if (one.outcome === 'behind') left += 1;
    }
  say(all > 0 ? `${left} of ${all} still behind.` : 'Nothing of that is behind.');
  return left;
}

const toldOf: { readonly [Outcome in Replayed['outcome']]: (one: Replayed) => string } = {
  repaired: ({ newest }) => `is right again, at ${newest}`,
  'passed-over': ({ newest, error }) =>
    `${newest > 0 ? `counts again as it was at ${newest}` : 'is as if nothing had come'}; passed over: ${oneLine(error)}`,
  behind: ({ seq, newest, error }) =>
    `is still behind: the log has no state at ${seq} or later that can be read` +
    `${newest > 0 ? `, the newest is at ${newest}` : ''} (${oneLine(error)}). Its service can tell it again: npm run restate`,
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');
