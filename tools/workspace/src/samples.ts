import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aggregates, Envelope } from '@tandem/contracts';
import { bodyHash, chainHash, derivedId, noHash, sha256 } from '@tandem/platform';
import { id, sampleTime } from './sample-cast.ts';
import { sampleStories } from './sample-stories.ts';
import { workspaceRoot } from './workspace-root.ts';

export const samplesFolder = join(workspaceRoot, 'libs/contracts/samples');

/** The frozen samples by event type. */
export function readSamples(): ReadonlyMap<string, Envelope> {
  return new Map(
    readdirSync(samplesFolder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [
        file.slice(0, -'.json'.length),
        Envelope.parse(JSON.parse(readFileSync(join(samplesFolder, file), 'utf8'))),
      ]),
  );
}

/** Samples of the event types that have none yet; each continues the hash chain of those that are there. */
export function missingSamples(frozen: ReadonlyMap<string, Envelope>): readonly Envelope[] {
  return sampleStories.flatMap((story) => missingOf(story, frozen));
}

/** Creates the samples that are missing and never touches one that is there; answers the types created. */
export function createMissingSamples(): readonly string[] {
  mkdirSync(samplesFolder, { recursive: true });
  const missing = missingSamples(readSamples());
  for (const sample of missing) {
    const file = join(samplesFolder, `${sample.type}.json`);
    writeFileSync(file, `${JSON.stringify(sample, null, 2)}\n`, { flag: 'wx' });
  }
  return missing.map(({ type }) => type);
}

function missingOf(
  { aggregate, events }: (typeof sampleStories)[number],
  frozen: ReadonlyMap<string, Envelope>,
): Envelope[] {
  let head = events
    .map(({ type }) => frozen.get(type) ?? { seq: 0, hash: noHash })
    .reduce((last, sample) => (sample.seq > last.seq ? sample : last));
  return events
    .filter(({ type }) => !frozen.has(type))
    .map(({ type, change, actor, organization, internalTo, state }) => {
      const seq = head.seq + 1;
      const body = { id: id(type), type, time: sampleTime(seq), actor, organization, change };
      const salt = sha256(derivedId('salt', type)).slice(0, 32);
      const sample: Envelope = {
        specversion: '1.0',
        id: body.id,
        source: `/tandem/${aggregates[aggregate].service}`,
        type,
        subject: state.id,
        time: body.time,
        datacontenttype: 'application/json',
        seq,
        stateseq: seq,
        actor,
        organization,
        ...(internalTo === undefined ? {} : { internalto: internalTo }),
        prevhash: head.hash,
        salt,
        hash: chainHash(head.hash, seq, bodyHash(salt, body)),
        data: { change, state },
      };
      head = sample;
      return sample;
    });
}
