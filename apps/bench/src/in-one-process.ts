import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGateway } from '@tandem/gateway';
import { createOrg } from '@tandem/org';
import type { Service } from '@tandem/platform';
import {
  createIdentitySigner,
  createIdentityVerifier,
  createLogger,
  createTokens,
  generateIdentityKeys,
  systemRuntime as runtime,
} from '@tandem/platform';
import {
  listMails,
  openDiskBlobs,
  openEmbeddedLog,
  openEmbeddedStore,
  openFileMailer,
} from '@tandem/platform/embedded';
import { createProjectSharing } from '@tandem/project-sharing';
import { createReviewWorkflow } from '@tandem/review-workflow';
import { cpuOfThread } from './cpu.ts';
import type { Life } from './life.ts';
import type { System } from './system.ts';
import { logLevel, noteDeclarations, serveApp } from './system.ts';

const tmpfs = 0x01021994;

/** All services in this process, on embedded adapters in a temporary folder. */
export async function startInOneProcess(
  life: Life,
): Promise<{ readonly system: System; readonly about: readonly string[] }> {
  const { closing } = life;
  const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  closing({ close: () => rmSync(folder, { recursive: true, force: true }) });
  const keys = await generateIdentityKeys();
  const tokens = createTokens(runtime.newSalt() + runtime.newSalt());
  const mailFolder = join(folder, 'mails');
  const log = closing(openEmbeddedLog({ file: join(folder, 'log.sqlite') }));
  const blobs = closing(openDiskBlobs({ folder: join(folder, 'blobs') }));
  const mailer = closing(openFileMailer({ folder: mailFolder }));
  const storeOf = (name: string) => closing(openEmbeddedStore({ file: join(folder, `${name}.sqlite`) }));
  const verifierOf = (name: string) => createIdentityVerifier(keys.publicKey, name, runtime.now);
  const depsOf = async (name: string, store = storeOf(name)) => ({
    store,
    log,
    runtime,
    logger: createLogger(name, logLevel),
    verifyIdentity: await verifierOf(name),
  });
  const run = async (service: Service) => {
    closing(service);
    await service.start();
    return serveApp(service.app, life);
  };

  const publicUrl = 'http://localhost';
  const org = await run(createOrg({ ...(await depsOf('org')), mailer, tokens, publicUrl }));
  const sharing = await run(
    createProjectSharing({ ...(await depsOf('project-sharing')), tokens, publicUrl }),
  );
  const declarations = noteDeclarations(storeOf('review-workflow'));
  const review = await run(
    createReviewWorkflow({ ...(await depsOf('review-workflow', declarations.store)), blobs }),
  );
  const signIdentity = await createIdentitySigner(keys.privateKey, runtime.now);
  const gateway = await run(
    createGateway({
      ...(await depsOf('gateway')),
      // The timeline is not part of this: what the gateway would ask activity, review-workflow answers.
      services: {
        org: org.url,
        'project-sharing': sharing.url,
        'review-workflow': review.url,
        activity: review.url,
      },
      signIdentity,
      publicUrl,
    }),
  );
  const inMemory = statfsSync(folder).type === tmpfs;
  return {
    about: [
      'Client and servers share this machine: the servers one thread, the client another.',
      `Data in ${folder} (${inMemory ? 'tmpfs: nothing waits for a disk' : 'every write waits for the disk'}).`,
    ],
    system: {
      urls: { gateway: gateway.url, review: review.url, sharing: sharing.url },
      signIdentity,
      verifierOf,
      mails: () => listMails(mailFolder),
      // Its indexes are made when a collection is opened.
      storeOf: async (name) => ({ ...storeOf(name), migrate: async () => {} }),
      declared: declarations.of,
      life,
      cpu: { gateway: cpuOfThread, service: cpuOfThread, own: cpuOfThread },
    },
  };
}
