import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@tandem/contracts';
import { createClient } from '@tandem/contracts';
import type { Listening, Runtime, Service, ServiceDeps } from '@tandem/platform';
import {
  createIdentitySigner,
  createIdentityVerifier,
  createLogger,
  createTokens,
  generateIdentityKeys,
  identityHeader,
  listen,
  nobody,
  systemRuntime,
} from '@tandem/platform';
import {
  listMails,
  openDiskBlobs,
  openEmbeddedLog,
  openEmbeddedStore,
  openFileMailer,
} from '@tandem/platform/embedded';

/** A clock that stands at real time until it is moved. */
export function createTestClock() {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    /** Milliseconds. */
    advance: (by: number) => void (ahead += by),
  };
}

/**
 * The embedded adapters in a temporary folder, a clock that can be moved, and identities: what one service needs to be
 * tested through its HTTP API alone.
 */
export async function openTestPlatform(serviceName: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-test-'));
  const clock = createTestClock();
  const runtime: Runtime = { ...systemRuntime, now: clock.now };
  const keys = await generateIdentityKeys();
  const sign = await createIdentitySigner(keys.privateKey, clock.now);
  const store = openEmbeddedStore({ file: join(folder, 'service.sqlite'), now: clock.now });
  const log = openEmbeddedLog({ file: join(folder, 'log.sqlite') });
  const blobs = openDiskBlobs({ folder: join(folder, 'blobs') });
  const mailFolder = join(folder, 'mails');
  const mailer = openFileMailer({ folder: mailFolder });
  const deps: ServiceDeps = {
    store,
    log,
    runtime,
    logger: createLogger(serviceName, 'error'),
    verifyIdentity: await createIdentityVerifier(keys.publicKey, serviceName, clock.now),
  };
  const opened: Listening[] = [];
  const services: Service[] = [];

  return {
    ...deps,
    deps,
    clock,
    blobs,
    mailer,
    tokens: createTokens('dGFuZGVtLXRlc3RzLW5lZWQtYS1rZXktb2YtMzItYnl0ZXM'),
    mails: () => listMails(mailFolder),
    /** The headers with which the gateway would pass on that this account asks; internal routes want them too. */
    identityOf: async (accountId: string) => ({ [identityHeader]: await sign(accountId, serviceName) }),
    /** Starts the service on a free port; closed with the platform. */
    async serve(
      service: Service,
    ): Promise<{ readonly url: string; as(accountId: string): Client; readonly anonymous: Client }> {
      await service.start();
      services.push(service);
      const listening = await listen(service.app, { port: 0, host: '127.0.0.1' });
      opened.push(listening);
      const as = (accountId: string) =>
        createClient(listening.url, async (url, init) =>
          fetch(url, {
            ...init,
            headers: {
              ...(init.headers as Record<string, string>),
              [identityHeader]: await sign(accountId, serviceName),
            },
          }),
        );
      return { url: listening.url, anonymous: as(nobody), as };
    },
    async close() {
      await Promise.all(opened.map((listening) => listening.close()));
      await Promise.all(services.map((service) => service.close()));
      await log.close();
      await store.close();
      await mailer.close();
      await blobs.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TestPlatform = Awaited<ReturnType<typeof openTestPlatform>>;
