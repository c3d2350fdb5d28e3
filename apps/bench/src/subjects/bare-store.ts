import { performance } from 'node:perf_hooks';
import { aggregates, event } from '@tandem/contracts';
import type { AggregateSpec, Document, EventLog } from '@tandem/platform';
import { createLogger, createRelay, openAggregates, systemRuntime as runtime } from '@tandem/platform';
import type { z } from 'zod';
import type { Subject } from '../measure.ts';
import { sampled } from '../measure.ts';
import { logLevel } from '../system.ts';
import type { Bench, Load } from './review-moves.ts';

type StoredImage = Document & { readonly step: string };

/** Takes everything at once: what is pulled from the outbox here goes nowhere. */
const nowhere: EventLog = {
  publish: async () => {},
  subscribe: () => Promise.reject(new Error('nothing is ever read here')),
  tail: () => Promise.reject(new Error('nothing is ever read here')),
  ping: async () => {},
  close: async () => {},
};
const pulledFromOutbox = ['unpublished', 'unsent'];

/** The service's own image documents in a store of their own, changed as by a move: compare-and-set with one event, and its pull. */
export async function bareStore({ system, scene }: Bench, load: Load): Promise<Subject> {
  const { spec, documents } = system.declared('images');
  const declaration: AggregateSpec<StoredImage, StoredImage, unknown> = {
    name: 'image',
    topic: aggregates.image.topic,
    source: '/tandem/bench',
    collection: {
      ...spec,
      schema: spec.schema as z.ZodObject & z.ZodType<StoredImage>,
      indexes: spec.indexes.filter(({ name }) => !pulledFromOutbox.includes(name)),
      queries: {},
    },
    publicState: (image) => image,
  };
  const images = openAggregates(system.storeOf('bare-store'), declaration, runtime);
  const relay = createRelay(images, { log: nowhere, runtime, logger: createLogger('bare-store', logLevel) });
  await relay.start();
  system.closing(relay);
  const ids = await scene.addImages(load.images);
  for (const { doc } of await documents.getMany(ids))
    await images.documents.insert(doc as Parameters<typeof images.documents.insert>[0]);

  const { organizationId, projectId } = scene.atPartner;
  const move = async (id: string) => {
    const command = { key: runtime.newSalt(), fingerprint: runtime.newSalt() };
    const context = { actor: scene.annotator.accountId, organization: organizationId, command, wrote: [] };
    await images.update(id, context, {
      facts: () => runtime.now().toISOString(),
      decide: (image, now) => {
        const submits = image.step !== 'waiting';
        const [from, to] = ['waiting_for_change', 'waiting_for_collaborator_review'] as const;
        const moved = event('tandem.image.moved.v1', {
          projectId,
          from: submits ? from : to,
          to: submits ? to : from,
          revision: 1,
          entrustedTo: { collaborationId: projectId, organizationId },
          move: submits ? 'submit' : 'request_change',
          reason: null,
          comment: submits ? null : { id, audience: { kind: 'shared', collaborationId: projectId } },
        });
        const after = {
          ...image,
          step: submits ? 'waiting' : 'waiting_for_change',
          reviewBy: submits ? projectId : null,
          waitingSince: submits ? now : null,
          changedAt: now,
        };
        return { state: after, events: [moved], result: null };
      },
    });
  };

  const work = async (writer: number, until: number, latencies: number[]) => {
    for (let n = writer; performance.now() < until; n += load.connections) {
      const begun = performance.now();
      await move(ids[n % ids.length] ?? '');
      latencies.push(performance.now() - begun);
    }
  };
  return {
    name: 'store',
    run: (milliseconds) =>
      sampled(async () => {
        const latencies: number[] = [];
        const until = performance.now() + milliseconds;
        await Promise.all(Array.from({ length: load.connections }, (_, n) => work(n, until, latencies)));
        return { latencies, clientBusy: undefined };
      }),
  };
}
