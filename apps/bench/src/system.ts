import type {
  Collection,
  CollectionSpec,
  createIdentitySigner,
  createIdentityVerifier,
  Document,
  Listening,
  Mail,
  Service,
  Store,
} from '@tandem/platform';
import { listen } from '@tandem/platform';
import type { CpuClock } from './cpu.ts';
import type { Life } from './life.ts';

export const logLevel = 'error';
const host = '127.0.0.1';

/** How a service declares one of its collections, and that collection. */
export type Declared = {
  readonly spec: CollectionSpec<Document, unknown>;
  readonly documents: Pick<Collection<Document, unknown>, 'getMany'>;
};

/** A store beside those of the services; `migrate` makes the indexes of what was opened in it. */
export type OwnStore = Store & { migrate(): Promise<unknown> };

type Signed = Awaited<ReturnType<typeof createIdentitySigner>>;
type Verified = ReturnType<typeof createIdentityVerifier>;

/** What is measured, wherever it runs: the services that a review move passes, and those that its people and project come from. */
export type System = {
  readonly urls: { readonly gateway: string; readonly review: string; readonly sharing: string };
  readonly signIdentity: Signed;
  readonly verifierOf: (audience: string) => Verified;
  readonly mails: () => Promise<readonly Pick<Mail, 'to' | 'text'>[]>;
  /** On the adapter that the services use. */
  readonly storeOf: (name: string) => Promise<OwnStore>;
  /** Of review-workflow, by name. */
  readonly declared: (name: string) => Declared;
  readonly life: Life;
  /** Of everything that serves a request: through the gateway, at review-workflow, and in this process. */
  readonly cpu: { readonly gateway: CpuClock; readonly service: CpuClock; readonly own: CpuClock };
};

/** Notes how the collections of a store are declared: a bare store is measured with the very same declaration. */
export function noteDeclarations(store: Store) {
  const declared = new Map<string, Declared>();
  const noting: Store = {
    ...store,
    collection(spec) {
      const documents = store.collection(spec);
      declared.set(spec.name, { spec: spec as unknown as Declared['spec'], documents });
      return documents;
    },
  };
  const of = (name: string): Declared => {
    const found = declared.get(name);
    if (!found) throw new Error(`review-workflow has no collection ${name}`);
    return found;
  };
  return { store: noting, of };
}

/** Listens at any free port of this machine. */
export const serveApp = async (app: Service['app'], { closing }: Life): Promise<Listening> =>
  closing(await listen(app, { port: 0, host }));
