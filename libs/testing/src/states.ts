import type {
  AccountState,
  AggregateName,
  ImageState,
  OrganizationState,
  ProjectState,
} from '@tandem/contracts';
import { aggregates } from '@tandem/contracts';
import type { EventLog, PublishedEvent, Runtime } from '@tandem/platform';
import { bodyHash, chainHash, noHash, systemRuntime } from '@tandem/platform';

/** The public state of each kind of aggregate. */
export type States = {
  account: AccountState;
  organization: OrganizationState;
  project: ProjectState;
  image: ImageState;
};

/** Publishes events of other services to a log, as those services would: numbered and chained per aggregate. */
export function createPublisher(log: EventLog, runtime: Runtime = systemRuntime) {
  const heads = new Map<string, { seq: number; hash: string }>();
  return async <Name extends AggregateName>(
    name: Name,
    state: States[Name],
    event: {
      type?: string;
      change?: Record<string, unknown>;
      actor?: string;
      organization?: string;
      internalTo?: string;
    } = {},
  ): Promise<number> => {
    const head = heads.get(state.id) ?? { seq: 0, hash: noHash };
    const seq = head.seq + 1;
    const body = {
      id: runtime.newId(),
      type: event.type ?? `tandem.${name}.restated.v1`,
      time: runtime.now().toISOString(),
      actor: event.actor ?? null,
      organization: event.organization ?? null,
      change: event.change ?? {},
    };
    const salt = runtime.newSalt();
    const hash = chainHash(head.hash, seq, bodyHash(salt, body));
    const { change, ...attributes } = body;
    const published: PublishedEvent = {
      specversion: '1.0',
      ...attributes,
      source: `/tandem/${aggregates[name].service}`,
      subject: state.id,
      datacontenttype: 'application/json',
      seq,
      stateseq: seq,
      prevhash: head.hash,
      salt,
      hash,
      ...(event.internalTo === undefined ? {} : { internalto: event.internalTo }),
      data: { change, state },
    };
    heads.set(state.id, { seq, hash });
    await log.publish(aggregates[name].topic, [{ key: state.id, value: published }]);
    return seq;
  };
}

/** Waits until a service answers that it has applied an event. */
export async function untilApplied(
  url: string,
  aggregate: AggregateName,
  id: string,
  seq: number,
): Promise<void> {
  const query = new URLSearchParams({ aggregate, id, seq: String(seq), wait: '5000' });
  const answer = (await (await fetch(`${url}/internal/applied?${query}`)).json()) as { applied: boolean };
  if (!answer.applied) throw new Error(`${aggregate} ${id} at ${seq} was not applied within 5 s`);
}
