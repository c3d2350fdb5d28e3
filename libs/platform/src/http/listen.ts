import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listening = {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  close(): Promise<void>;
};

/** Listens (port 0: any free one); `close` lets requests that are running finish, for at most 10 s. */
export function listen(
  app: RequestListener,
  options: { readonly port: number; readonly host: string },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = createServer({ keepAliveTimeout: 65_000 }, app);
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
            const force = setTimeout(() => server.closeAllConnections(), 10_000);
            server.close(() => {
              clearTimeout(force);
              closed();
            });
            server.closeIdleConnections();
          }),
      });
    });
  });
}
