import type { ServiceName } from '@tandem/contracts';

/** Where each service answers: one address, or those of its replicas. */
export type ServiceUrls = { readonly [Name in Exclude<ServiceName, 'gateway'>]: string | readonly string[] };

export type Addresses = {
  /** All of them, each time beginning with the next one; those that failed a moment ago come last. */
  inOrder(): readonly string[];
  /** This one did not answer, or not yet. */
  failed(address: string): void;
};

/** Milliseconds for which an address that failed comes last. */
const shunned = 1_000;

/** The replicas of one service, in turn. */
export function createAddresses(given: string | readonly string[], now = () => performance.now()): Addresses {
  const all = typeof given === 'string' ? [given] : given;
  const failedAt = new Map<string, number>();
  let turn = -1;
  return {
    inOrder() {
      turn = (turn + 1) % all.length;
      const turned = [...all.slice(turn), ...all.slice(0, turn)];
      const since = now() - shunned;
      const failing = (address: string) => (failedAt.get(address) ?? -Infinity) > since;
      return [...turned.filter((address) => !failing(address)), ...turned.filter(failing)];
    },
    failed: (address) => void failedAt.set(address, now()),
  };
}

export type ServiceAddresses = { readonly [Name in keyof ServiceUrls]: Addresses };

export const addressesOf = (urls: ServiceUrls): ServiceAddresses => ({
  org: createAddresses(urls.org),
  'project-sharing': createAddresses(urls['project-sharing']),
  'review-workflow': createAddresses(urls['review-workflow']),
  activity: createAddresses(urls.activity),
});

/** Asks one replica after the other until one answers; rejects with what the last one failed with. */
export async function askAny<Answer>(
  addresses: Addresses,
  ask: (address: string) => Promise<Answer>,
): Promise<Answer> {
  let failure: unknown;
  for (const address of addresses.inOrder()) {
    try {
      return await ask(address);
    } catch (error) {
      addresses.failed(address);
      failure = error;
    }
  }
  throw failure;
}
