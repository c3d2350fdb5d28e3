import { refuse } from '@tandem/contracts';
import type { EventStream, Runtime } from '@tandem/platform';
import { membershipOf } from '@tandem/rules';
import type { Copies } from '../copies.ts';
import { startStream } from './stream.ts';
import type { Viewer, Viewers } from './viewers.ts';

type Deps = {
  readonly copies: Pick<Copies, 'accounts' | 'organizations'>;
  readonly viewers: Viewers;
  readonly runtime: Runtime;
};
type Place = Pick<Viewer, 'accountId' | 'organizationId'>;

/** Listens to everything that an active member sees of the organization and of its projects. */
export async function openLive({ copies, viewers, runtime }: Deps, place: Place): Promise<EventStream> {
  const isMember = async () => {
    const organization = await copies.organizations.get(place.organizationId);
    return organization !== undefined && membershipOf(organization, place.accountId) !== undefined;
  };
  const [account, welcome] = await Promise.all([copies.accounts.get(place.accountId), isMember()]);
  if (!welcome) throw refuse('organization.not-found');
  return {
    async open(request, response) {
      const stream = await startStream(request, response);
      // Whose account has not arrived yet has only just signed up.
      const credentialsVersion = account?.credentialsVersion ?? 1;
      const remove = viewers.add(place, { ...stream, credentialsVersion });
      response.once('close', remove);
      if (!stream.isOpen()) return remove();
      const since = runtime.now().toISOString();
      // What ended between the first look and the moment from which one is told.
      if (await isMember()) stream.send({ event: 'ready', since });
      else stream.end();
    },
  };
}
