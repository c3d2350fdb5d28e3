import type { Client, Request, Turns } from '../client.ts';
import type { CpuClock } from '../cpu.ts';
import type { Subject } from '../measure.ts';
import { sampled } from '../measure.ts';
import type { Scene } from '../scene.ts';
import type { System } from '../system.ts';

export type Bench = { readonly system: System; readonly scene: Scene; readonly client: Client };
export type Load = { readonly images: number; readonly connections: number };

type Headers = Readonly<Record<string, string>>;

const comment = 'The box should end where the flame begins, not at the ground.';
const move = (path: string, headers: Headers, body: object): Request => ({
  method: 'POST',
  path,
  headers,
  body: JSON.stringify(body),
  expects: 201,
});

/** Of one image that its annotator has saved once: submitted, sent back with a comment, submitted again, and so on. */
export function movesOf(
  { organizationId, projectId }: Scene['atPartner'],
  imageId: string,
  annotator: Headers,
  reviewer: Headers,
): Turns {
  const path = `/v1/organizations/${organizationId}/projects/${projectId}/images/${imageId}/moves`;
  const submit = (from: string) => move(path, annotator, { move: 'submit', from, revision: 1 });
  const from = 'waiting_for_collaborator_review';
  const sendBack = move(path, reviewer, { move: 'request_change', from, revision: 1, comment });
  return { first: [submit('in_progress')], then: [sendBack, submit('waiting_for_change')] };
}

/** Asks a server for the turns of each image, over a fixed number of connections. */
export const ask = (
  client: Client,
  server: { readonly url: string; readonly cpu: CpuClock },
  turns: readonly Turns[],
  milliseconds: number,
  { connections }: Load,
) =>
  sampled(() => client.run({ kind: 'turns', url: server.url, turns, connections, milliseconds }), server.cpu);

/** Review moves on images of their own in each round, at the gateway with sessions or at the service with signed identities. */
export function reviewMoves(
  { system, scene, client }: Bench,
  at: 'gateway' | 'service',
  load: Load,
): Subject {
  const { annotator, reviewer, atPartner } = scene;
  const headersOf = async ({ cookie, accountId }: Scene['annotator']): Promise<Headers> =>
    at === 'gateway' ? { cookie } : scene.identityOf(accountId, 'review-workflow');
  const { urls, cpu } = system;
  const server = { url: at === 'gateway' ? urls.gateway : urls.review, cpu: cpu[at] };
  return {
    name: at,
    async run(milliseconds) {
      const images = await scene.addImages(load.images);
      const [submitting, reviewing] = [await headersOf(annotator), await headersOf(reviewer)];
      const turns = images.map((id) => movesOf(atPartner, id, submitting, reviewing));
      return ask(client, server, turns, milliseconds, load);
    },
  };
}
