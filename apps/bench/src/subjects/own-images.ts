import { aggregates as contracts, event } from '@tandem/contracts';
import type { AggregateSpec, Document, EventLog } from '@tandem/platform';
import { openAggregates, systemRuntime as runtime } from '@tandem/platform';
import type { z } from 'zod';
import type { Bench } from './review-moves.ts';

export type StoredImage = Document & { readonly step: string };

/** Takes everything at once: what is pulled from the outbox here goes nowhere. */
export const nowhere: EventLog = {
  publish: async () => {},
  subscribe: () => Promise.reject(new Error('nothing is ever read here')),
  tail: () => Promise.reject(new Error('nothing is ever read here')),
  readAll: () => Promise.reject(new Error('nothing is ever read here')),
  ping: async () => {},
  close: async () => {},
};
const publicFields = Object.keys(contracts.image.state.shape);
const ofTheGate = ['unpublished', 'unsent'];

/** The service's own image documents in a store of their own, and a change of one as by a move: compare-and-set with one event. */
export async function ownImages({ system, scene }: Bench, name: string, count: number) {
  const { spec, documents } = system.declared('images');
  const declaration: AggregateSpec<StoredImage, object, unknown> = {
    name: 'image',
    topic: contracts.image.topic,
    source: '/tandem/bench',
    collection: {
      ...spec,
      schema: spec.schema as z.ZodObject & z.ZodType<StoredImage>,
      indexes: spec.indexes.filter((index) => !ofTheGate.includes(index.name)),
      queries: {},
    },
    publicState: (image) =>
      Object.fromEntries(publicFields.map((field) => [field, image[field as keyof StoredImage] ?? null])),
  };
  const store = await system.storeOf(name);
  const images = openAggregates(store, declaration, runtime);
  await store.migrate();
  const ids = await scene.addImages(count);
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
  return { images, ids, move };
}
