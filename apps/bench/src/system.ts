import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGateway } from '@tandem/gateway';
import { createOrg } from '@tandem/org';
import type { Collection, CollectionSpec, Document, Listening, Service, Store } from '@tandem/platform';
import {
  createIdentitySigner,
  createIdentityVerifier,
  createLogger,
  createTokens,
  generateIdentityKeys,
  listen,
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

export const logLevel = 'error';
const host = '127.0.0.1';

/** How a service declares one of its collections, and that collection. */
export type Declared = {
  readonly spec: CollectionSpec<Document, unknown>;
  readonly documents: Pick<Collection<Document, unknown>, 'getMany'>;
};

/** The store as it is, noting how its collections are declared: a bare store is measured with the very same declaration. */
function noting(store: Store, declared: Map<string, Declared>): Store {
  return {
    ...store,
    collection(spec) {
      const documents = store.collection(spec);
      declared.set(spec.name, { spec: spec as unknown as Declared['spec'], documents });
      return documents;
    },
  };
}

/** The services that a review move passes, and those that its people and project come from, on embedded adapters in a temporary folder. */
export async function startSystem() {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-bench-'));
  const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const closing = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
    undo.unshift(() => thing.close());
    return thing;
  };
  const close = async () => {
    for (const step of undo.splice(0)) await step();
  };
  try {
    const keys = await generateIdentityKeys();
    const tokens = createTokens(runtime.newSalt() + runtime.newSalt());
    const mailFolder = join(folder, 'mails');
    const log = closing(openEmbeddedLog({ file: join(folder, 'log.sqlite') }));
    const blobs = closing(openDiskBlobs({ folder: join(folder, 'blobs') }));
    const mailer = closing(openFileMailer({ folder: mailFolder }));
    const declared = new Map<string, Declared>();
    const storeOf = (name: string) => closing(openEmbeddedStore({ file: join(folder, `${name}.sqlite`) }));
    const verifierOf = (name: string) => createIdentityVerifier(keys.publicKey, name, runtime.now);
    const depsOf = async (name: string, store = storeOf(name)) => ({
      store,
      log,
      runtime,
      logger: createLogger(name, logLevel),
      verifyIdentity: await verifierOf(name),
    });
    const run = async (service: Service): Promise<Listening> => {
      closing(service);
      await service.start();
      return closing(await listen(service.app, { port: 0, host }));
    };

    const publicUrl = 'http://localhost';
    const org = await run(createOrg({ ...(await depsOf('org')), mailer, tokens, publicUrl }));
    const sharing = await run(
      createProjectSharing({ ...(await depsOf('project-sharing')), tokens, publicUrl }),
    );
    const store = noting(storeOf('review-workflow'), declared);
    const review = await run(createReviewWorkflow({ ...(await depsOf('review-workflow', store)), blobs }));
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
    return {
      folder,
      urls: { gateway: gateway.url, review: review.url, sharing: sharing.url },
      signIdentity,
      verifierOf,
      mails: () => listMails(mailFolder),
      storeOf,
      /** Of review-workflow, by name. */
      declared: (name: string): Declared => {
        const found = declared.get(name);
        if (!found) throw new Error(`review-workflow has no collection ${name}`);
        return found;
      },
      /** Listens with one app more. */
      serve: async (app: Service['app']) => closing(await listen(app, { port: 0, host })),
      closing,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
export type System = Awaited<ReturnType<typeof startSystem>>;
