import type { AggregateName, ServiceName } from '@tandem/contracts';
import { AppliedAnswer } from '@tandem/contracts';
import { startClientSpan } from '@tandem/platform';
import type { ServiceAddresses } from './addresses.ts';

export type Wrote = { readonly aggregate: string; readonly id: string; readonly seq: number };

/** Which services keep a copy of what; the gateway itself keeps accounts. Images are not waited for. */
export const copiedBy: {
  readonly [Name in Exclude<AggregateName, 'image'>]: readonly (keyof ServiceAddresses)[];
} = {
  account: ['project-sharing', 'review-workflow', 'activity'],
  organization: ['project-sharing', 'review-workflow', 'activity'],
  project: ['review-workflow', 'activity'],
};

/** Reads the header in which a service names what it wrote: `project/<id>@12, …`. */
export const parseWrote = (header: string | undefined): readonly Wrote[] =>
  (header ?? '').split(',').flatMap((part) => {
    const match = /^\s*([a-z]+)\/([0-9a-f-]{36})@(\d+)\s*$/.exec(part);
    return match ? [{ aggregate: match[1] ?? '', id: match[2] ?? '', seq: Number(match[3]) }] : [];
  });

export type WaitUntilApplied = (
  wrote: readonly Wrote[],
  milliseconds: number,
) => Promise<readonly ServiceName[]>;

/** Asks every service that copies what was written until it has applied it; names those that have not in time. */
export function createWaitUntilApplied(
  services: ServiceAddresses,
  own: { applied(aggregate: string, id: string, seq: number): Promise<boolean> },
): WaitUntilApplied {
  const confirmed = async (
    service: keyof ServiceAddresses,
    { aggregate, id, seq }: Wrote,
    milliseconds: number,
  ) => {
    const query = new URLSearchParams({ aggregate, id, seq: String(seq), wait: String(milliseconds) });
    // The replicas share what they have applied: the first one that confirms is enough, and one that hangs delays nobody.
    const ask = async (address: string) => {
      const span = startClientSpan('GET /internal/applied', { 'server.address': service });
      const response = await fetch(`${address}/internal/applied?${query}`, {
        headers: span.headers,
        signal: AbortSignal.timeout(milliseconds + 500),
      }).finally(() => span.end());
      if (response.ok && AppliedAnswer.parse(await response.json()).applied) return true;
      throw new Error('not applied');
    };
    return Promise.any(services[service].inOrder().map(ask)).catch(() => false);
  };

  /** Asks again until the time is over: a service that restarts just now, or a storage that is away, may still confirm. */
  const insist = async (ask: (milliseconds: number) => Promise<boolean>, milliseconds: number) => {
    const until = Date.now() + milliseconds;
    for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
      if (await ask(Math.max(until - Date.now(), 0)).catch(() => false)) return true;
      if (Date.now() >= until) return false;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };

  return async (wrote, milliseconds) => {
    const copied = wrote.filter(
      (one): one is Wrote & { aggregate: keyof typeof copiedBy } => one.aggregate in copiedBy,
    );
    const questions = copied.flatMap((one) => {
      const ask = (service: ServiceName, question: (milliseconds: number) => Promise<boolean>) =>
        insist(question, milliseconds).then((yes) => (yes ? undefined : service));
      const elsewhere = copiedBy[one.aggregate].map((service) =>
        ask(service, (left) => confirmed(service, one, left)),
      );
      return one.aggregate === 'account'
        ? [...elsewhere, ask('gateway', () => own.applied(one.aggregate, one.id, one.seq))]
        : elsewhere;
    });
    return [...new Set((await Promise.all(questions)).filter((name) => name !== undefined))];
  };
}
