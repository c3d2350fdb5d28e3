import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';

/** So many ports of this machine that nothing listens on just now. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}

export async function portIsFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (free) await new Promise((resolve) => server.close(resolve));
  return free;
}

/** Milliseconds that an engine has for its answer. */
const patience = 2_000;

/** Sends a request and says whether the answer to it comes: the bytes that name it, at their place. */
async function answers(
  host: string,
  port: number,
  request: Buffer,
  at: number,
  name: Buffer,
): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    return await new Promise<boolean>((resolve) => {
      let received = Buffer.alloc(0);
      socket.setTimeout(patience, () => resolve(false));
      socket.on('error', () => resolve(false));
      socket.on('close', () => resolve(false));
      socket.on('data', (bytes) => {
        received = Buffer.concat([received, bytes]);
        const end = at + name.length;
        if (received.length >= end) resolve(received.subarray(at, end).equals(name));
      });
      socket.write(request);
    });
  } finally {
    socket.destroy();
  }
}

const int32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};
const int32le = (value: number) => int32(value).reverse();

const asked = int32(1_414_680_653);

/** Whether a Kafka broker answers there: an ApiVersions request, version 0 (https://kafka.apache.org/protocol). */
export function kafkaAnswers({ host, port }: Address): Promise<boolean> {
  const body = Buffer.concat([Buffer.from([0, 18, 0, 0]), asked, Buffer.from([0xff, 0xff])]);
  return answers(host, port, Buffer.concat([int32(body.length), body]), 4, asked);
}

/** Whether a MongoDB answers there: `hello` in an OP_MSG (MongoDB wire protocol). */
export function mongoAnswers({ host, port }: Address): Promise<boolean> {
  const fields = Buffer.concat([
    Buffer.from('\x10hello\0'),
    int32le(1),
    Buffer.from('\x02$db\0'),
    int32le(6),
    Buffer.from('admin\0\0'),
  ]);
  const message = Buffer.concat([
    asked,
    int32le(0),
    int32le(2013),
    int32le(0),
    Buffer.from([0]),
    int32le(fields.length + 4),
    fields,
  ]);
  return answers(host, port, Buffer.concat([int32le(message.length + 4), message]), 8, asked);
}

export type Address = { readonly host: string; readonly port: number };

/** The first address of KAFKA_BROKERS or MONGODB_URI; undefined when it names none that can be asked like this. */
export function firstAddress(named: string, defaultPort: number): Address | undefined {
  const [, host, port] = /^(?:mongodb:\/\/(?:[^@/]*@)?)?([^:,/?]+)(?::(\d+))?/.exec(named) ?? [];
  if (host === undefined || named.startsWith('mongodb+srv:')) return undefined;
  return { host, port: port === undefined ? defaultPort : Number(port) };
}
