import { setTimeout as pause } from 'node:timers/promises';
import type { ChainReport } from '@tandem/contracts';
import type { z } from 'zod';
import type { Fault, Link } from './chain.ts';
import { beginningOf, faultsOf, linkOf, missingBetween } from './chain.ts';
import type { Copies } from './copies.ts';
import type { Journal } from './journal.ts';
import { seesImage } from './see-event.ts';
import type { TimelineReader } from './timeline-reader.ts';

type Deps = { readonly journal: Journal; readonly copies: Pick<Copies, 'projects' | 'images'> };
type Chains = { readonly subjects: readonly string[]; readonly reached: ReadonlyMap<string, number> };

const imagesAtOnce = 200;
const faultsReported = 1_000;
/** Milliseconds that the journal gets for what the copies know already. */
const arrivesWithin = 500;

/** Follows the whole chains of the project and of the images that the reader sees and has a part in; tells faults alone. */
export async function checkTimeline(
  { journal, copies }: Deps,
  reader: TimelineReader,
): Promise<z.infer<typeof ChainReport>> {
  let events = 0;
  let aggregates = 0;
  const faults: Fault[] = [];
  const late = new Map<string, number>();
  const report = (found: readonly Fault[]) => faults.push(...found.slice(0, faultsReported - faults.length));

  for await (const chains of chainsOf(copies, reader)) {
    const { found, followed } = await follow(journal, chains);
    events += followed;
    aggregates += chains.subjects.length;
    const gaps = new Set(found.filter(({ what }) => what === 'missing').map(({ subject }) => subject));
    report(found.filter(({ subject }) => !gaps.has(subject)));
    for (const subject of gaps)
      if (late.size < faultsReported) late.set(subject, chains.reached.get(subject) ?? 0);
  }
  if (late.size > 0) {
    await pause(arrivesWithin);
    report((await follow(journal, { subjects: [...late.keys()], reached: late })).found);
  }
  return { intact: faults.length === 0, events, aggregates, faults };
}

async function follow(journal: Journal, { subjects, reached }: Chains) {
  const ends = new Map(subjects.map((subject): [string, Link] => [subject, beginningOf(subject)]));
  const found: Fault[] = [];
  let followed = 0;
  for await (const entries of journal.chains(subjects))
    for (const { event } of entries) {
      const faults = faultsOf(ends.get(event.subject) ?? beginningOf(event.subject), event);
      if (found.length < faultsReported) found.push(...faults);
      ends.set(event.subject, linkOf(event));
      followed += 1;
    }
  for (const [subject, end] of ends) found.push(...missingBetween(end, (reached.get(subject) ?? 0) + 1));
  return { found, followed };
}

/** The chains to follow, and how far the copies say each goes: an event removed at the end is missed, too. */
async function* chainsOf(
  { projects, images }: Deps['copies'],
  reader: TimelineReader,
): AsyncGenerator<Chains> {
  const { project, standing, scope } = reader;
  if (scope === 'nothing') return;
  yield { subjects: [project.id], reached: await projects.reached([project.id]) };
  let after: string | undefined;
  do {
    const page = { limit: imagesAtOnce, ...(after !== undefined && { after }) };
    const { rows, next } = await images.find('ofProject', project.id, page);
    const subjects = rows
      .filter((image) => seesImage(reader, image))
      .filter((image) => scope !== 'own work' || image.workedOnBy.includes(standing.accountId))
      .map(({ id }) => id);
    if (subjects.length > 0) yield { subjects, reached: await images.reached(subjects) };
    after = next;
  } while (after !== undefined);
}
