import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Connection } from './client.ts';

export const brokers = process.env['KAFKA_BROKERS']?.split(',');

/** A line to the brokers that a test can cut: what goes through it is refused, or no longer answered. */
export async function openLine() {
  let state: 'open' | 'refusing' | 'silent' = 'open';
  const targets: { readonly host: string; readonly port: number }[] = [];
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((near) => {
    const target = targets.shift();
    if (state === 'refusing' || !target) return void near.destroy();
    const far = connect(target);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const])
      from
        .on('data', (data) => void (state === 'open' && to.write(data)))
        .on('error', () => {})
        .on('close', () => {
          to.destroy();
          pairs.delete(pair);
        });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const connection: Connection = {
    socketFactory({ host, port: to, onConnect }) {
      targets.push({ host, port: to });
      return connect({ host: '127.0.0.1', port }, onConnect);
    },
  };
  const drop = () => {
    for (const [near] of pairs) near.destroy();
  };
  return {
    connection,
    cut() {
      state = 'refusing';
      drop();
    },
    silence: () => void (state = 'silent'),
    mend() {
      state = 'open';
      drop();
    },
    close() {
      drop();
      server.close();
    },
  };
}
