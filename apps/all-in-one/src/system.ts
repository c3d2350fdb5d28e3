import type { RequestListener } from 'node:http';
import { createActivity } from '@tandem/activity';
import type { DemoAccount, Limits, WebApp } from '@tandem/gateway';
import { createGateway } from '@tandem/gateway';
import { createOrg } from '@tandem/org';
import type { Listening, Service } from '@tandem/platform';
import {
  createIdentitySigner,
  createIdentityVerifier,
  createLogger,
  createTokens,
  listen,
  systemRuntime as runtime,
} from '@tandem/platform';
import {
  listMails,
  openDataFolder,
  openDiskBlobs,
  openEmbeddedLog,
  openEmbeddedStore,
  openFileMailer,
} from '@tandem/platform/embedded';
import { createProjectSharing } from '@tandem/project-sharing';
import { createReviewWorkflow } from '@tandem/review-workflow';
import { readSecrets } from './secrets.ts';

export type SystemOptions = {
  readonly folder: string;
  /** 0: any free one. */
  readonly port: number;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info';
  readonly limits?: Limits;
  readonly demoAccounts?: () => readonly DemoAccount[];
  /** Left out: the API alone. */
  readonly webApp?: WebApp;
};

export type System = {
  readonly url: string;
  readonly mails: () => ReturnType<typeof listMails>;
  close(): Promise<void>;
};

export const formatVersion = 1;
const host = '127.0.0.1';

/**
 * All services in one process, each with a store of its own below one data folder, talking over the embedded log and
 * loopback HTTP as they would on several machines. Listens on this machine only.
 */
export async function startSystem({
  folder,
  port,
  logLevel,
  limits,
  demoAccounts,
  webApp,
}: SystemOptions): Promise<System> {
  const data = openDataFolder(folder, { formatVersion });
  const undo: (() => unknown)[] = [() => data.close()];
  const closing = <Thing>(thing: Thing, close: (thing: Thing) => unknown): Thing => {
    undo.unshift(() => close(thing));
    return thing;
  };
  const close = async () => {
    for (const step of undo.splice(0)) await step();
  };
  try {
    const secrets = await readSecrets(data.path('secrets.json'));
    const tokens = createTokens(secrets.tokenKey);
    const mailFolder = data.path('mails');
    const log = closing(openEmbeddedLog({ file: data.path('log.sqlite') }), (it) => it.close());
    const blobs = closing(openDiskBlobs({ folder: data.path('blobs') }), (it) => it.close());
    const mailer = closing(openFileMailer({ folder: mailFolder }), (it) => it.close());
    const own = (name: string) => ({
      store: closing(openEmbeddedStore({ file: data.path(`${name}.sqlite`) }), (it) => it.close()),
      log,
      runtime,
      logger: createLogger(name, logLevel),
    });
    const depsOf = async (name: string) => ({
      ...own(name),
      verifyIdentity: await createIdentityVerifier(secrets.identity.publicKey, name, runtime.now),
    });
    const run = async (service: Service): Promise<Listening> => {
      closing(service, (it) => it.close());
      await service.start();
      return closing(await listen(service.app, { port: 0, host }), (it) => it.close());
    };

    // The port is taken first: the links in mails carry it, and a port that is taken ends the start before any service.
    let front: RequestListener = (_request, response) =>
      response.writeHead(503, { 'retry-after': '1' }).end();
    const listening = closing(
      await listen((request, response) => front(request, response), { port, host }),
      (it) => it.close(),
    );
    const publicUrl = `http://localhost:${listening.port}`;
    const [org, projectSharing, reviewWorkflow, activity] = await Promise.all([
      run(createOrg({ ...(await depsOf('org')), mailer, tokens, publicUrl })),
      run(createProjectSharing({ ...(await depsOf('project-sharing')), tokens, publicUrl })),
      run(createReviewWorkflow({ ...(await depsOf('review-workflow')), blobs })),
      run(createActivity(await depsOf('activity'))),
    ]);
    const gateway = closing(
      createGateway({
        ...own('gateway'),
        services: {
          org: org.url,
          'project-sharing': projectSharing.url,
          'review-workflow': reviewWorkflow.url,
          activity: activity.url,
        },
        signIdentity: await createIdentitySigner(secrets.identity.privateKey, runtime.now),
        publicUrl,
        mailbox: { list: async () => listMails(mailFolder) },
        ...(limits ? { limits } : {}),
        ...(demoAccounts ? { demoAccounts } : {}),
        ...(webApp ? { webApp } : {}),
      }),
      (it) => it.close(),
    );
    await gateway.start();
    front = gateway.app;
    // What runs is answered before anything behind it goes.
    undo.unshift(() => listening.close());
    return { url: publicUrl, mails: () => listMails(mailFolder), close };
  } catch (error) {
    await close();
    throw error;
  }
}
