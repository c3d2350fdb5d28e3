import { activityRoutes, problemKinds, problems } from '@tandem/contracts';
import type { Service, ServiceDeps } from '@tandem/platform';
import { assembleService } from '@tandem/platform';
import { openCopies } from './copies.ts';
import { openJournal } from './journal.ts';
import { createHandlers } from './routes.ts';

/** What happened: the timelines, built from events alone. */
export function createActivity(deps: ServiceDeps): Service {
  const copies = openCopies(deps.store);
  const journal = openJournal(deps.store, deps.logger);
  return assembleService(
    {
      name: 'activity',
      routes: activityRoutes,
      handlers: createHandlers({ journal, copies }),
      tables: { problems, kinds: problemKinds },
      readers: [...Object.values(copies), ...journal.readers],
      relays: [],
    },
    deps,
  );
}
