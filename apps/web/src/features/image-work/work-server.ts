import type { QueryClient } from '@tanstack/react-query';
import type { Client } from '@tandem/contracts';
import { createClient } from '@tandem/contracts';
import { client, read } from '../../shared/api/index.ts';
import type { WorkServer } from './work-needs.ts';

export type ImagePlace = {
  readonly organizationId: string;
  readonly projectId: string;
  readonly imageId: string;
};

/** A revision never changes: what was read of it once will do. */
export const revisionQuery = (place: ImagePlace, revision: number) => ({
  ...read('getRevision', { params: { ...place, revision } }),
  staleTime: Infinity,
});

/** Outlives the page that sends it. */
const parting: Client = createClient('', (url, init) => fetch(url, { ...init, keepalive: true }));

export const workServer = (queries: QueryClient, params: ImagePlace): WorkServer => ({
  save: ({ key, base, annotations, takeOver }) =>
    client.saveRevision({
      params,
      idempotencyKey: key,
      body: { revision: base, annotations: [...annotations], takeOver },
    }),
  claim: (takeOver) => client.claimImage({ params, body: { takeOver } }),
  leave: () => parting.leaveImage({ params }),
  revision: async (revision) =>
    revision === 0 ? { annotations: [], savedBy: null } : queries.fetchQuery(revisionQuery(params, revision)),
  image: () => client.getImage({ params }),
});
