import type { Send } from '@tandem/contracts';

/** As a load balancer would: the next address each time, and another where one takes no connection. */
export function balancedSend(front: string, addresses: readonly string[]): Send {
  let turn = 0;
  return async (url, init) => {
    turn += 1;
    const asked = turn;
    const ask = (n: number) => fetch(url.replace(front, addresses[n % addresses.length] ?? front), init);
    return ask(asked).catch((error: unknown) => {
      if (addresses.length === 1) throw error;
      return ask(asked + 1);
    });
  };
}
