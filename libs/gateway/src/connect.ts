import { Agent } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { Addresses } from './addresses.ts';

/** Milliseconds that a connection inside may take to come about. */
const patience = 1_000;

function dial(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port: Number(port || 80), noDelay: true });
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.setTimeout(patience, () => fail(new Error(`no connection within ${patience} ms`)));
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.setTimeout(0).removeAllListeners('timeout').off('error', fail);
      resolve(socket);
    });
  });
}

/**
 * Keeps connections to the replicas of one service. Where the one that a request is for refuses, the connection leads to
 * another: nothing of the request has been sent yet. Such a connection serves that request alone.
 */
export function createReplicaAgent(addresses: Addresses): Agent {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 256 });
  const elsewhere = new WeakSet<object>();
  const connectAny = async (first: string): Promise<Socket> => {
    let failure: unknown;
    for (const address of new Set([first, ...addresses.inOrder()])) {
      try {
        const socket = await dial(address);
        if (address !== first) elsewhere.add(socket);
        return socket;
      } catch (error) {
        addresses.failed(address);
        failure = error;
      }
    }
    throw failure;
  };
  const keep = agent.keepSocketAlive.bind(agent) as (socket: object) => boolean;
  agent.createConnection = (options, callback) => {
    const { hostname, host, port } = options;
    const name = String(hostname ?? host);
    const first = `http://${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${port ?? 80}`;
    connectAny(first).then(
      (socket) => callback?.(null, socket),
      (error: Error) => callback?.(error, undefined as never),
    );
    return undefined;
  };
  agent.keepSocketAlive = (socket: object) => !elsewhere.has(socket) && keep(socket);
  return agent;
}
