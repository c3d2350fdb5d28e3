import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
};

// A request whose headers or body trickle in is ended; the time is enough for the largest upload at 0.5 MB/s.
const timeouts = {
  keepAliveTimeout: 65_000,
  headersTimeout: 15_000,
  requestTimeout: 120_000,
  connectionsCheckingInterval: 5_000,
};

/** Listens (port 0: any free one); `close` lets requests that are running finish, for at most 10 s. */
export function listen(
  app: RequestListener,
  options: { readonly port: number; readonly host: string },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = createServer(timeouts, app);
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
        port,
        server,
        close: () =>
          new Promise((closed) => {
            // A connection that is kept alive is idle for a moment only: look for those moments.
            const drain = setInterval(() => server.closeIdleConnections(), 20);
            const force = setTimeout(() => server.closeAllConnections(), 10_000);
            server.close(() => {
              clearInterval(drain);
              clearTimeout(force);
              closed();
            });
          }),
      });
    });
  });
}
