import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

export type TcpProxy = {
  readonly port: number;
  /** Ends every connection and refuses new ones, as when the server has died. */
  cut(): Promise<void>;
  restore(): Promise<void>;
  /** Passes nothing on any more, and ends nothing, as when the server hangs. */
  freeze(): void;
  close(): Promise<void>;
};

/** Stands between a client and a server, which can so be away without being stopped. */
export async function openTcpProxy(target: {
  readonly host: string;
  readonly port: number;
}): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let frozen = false;
  let server: Server | undefined;
  let port = 0;

  const pass = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on('data', (bytes) => void (frozen || to.write(bytes)));
    from.on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const listen = () =>
    new Promise<void>((resolve) => {
      server = createServer((client) => {
        const upstream = connect(target);
        pass(client, upstream);
        pass(upstream, client);
      });
      server.listen(port, '127.0.0.1', () => {
        const address = server?.address();
        if (typeof address === 'object' && address) port = address.port;
        resolve();
      });
    });
  const cut = () =>
    new Promise<void>((resolve) => {
      if (!server?.listening) return resolve();
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });

  await listen();
  return {
    get port() {
      return port;
    },
    cut,
    restore: listen,
    freeze: () => void (frozen = true),
    close: cut,
  };
}
