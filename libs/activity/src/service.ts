import { activityRoutes, problemKinds, problems } from '@tandem/contracts';
import type { Service, ServiceDeps } from '@tandem/platform';
import { assembleService } from '@tandem/platform';
import { openCopies } from './copies.ts';
import { openJournal } from './journal.ts';
import { createLive } from './live/live.ts';
import { createHandlers } from './routes.ts';

/** What happened: the timelines, and what is told of it at once; built from events alone. */
export function createActivity(deps: ServiceDeps): Service {
  const copies = openCopies(deps.store);
  const journal = openJournal(deps.store, deps.logger);
  const live = createLive({ ...deps, copies, journal, ready: () => service.ready() });
  const service: Service = assembleService(
    {
      name: 'activity',
      routes: activityRoutes,
      handlers: createHandlers({ journal, copies, live }),
      tables: { problems, kinds: problemKinds },
      readers: [...Object.values(copies), ...journal.readers],
      relays: [],
      tail: live.tail,
      background: live.background,
    },
    deps,
  );
  return service;
}
