import type { Logger } from '../logging.ts';
import type { MongoStore } from '../mongo/index.ts';
import type { EventLog } from '../ports/index.ts';
import type { CommonConfig } from './config-fields.ts';
import type { Engines } from './engines.ts';
import type { Steps } from './steps.ts';
import { untilReached } from './until-reached.ts';

const unused = () => Promise.reject(new Error('This command does without the event log.'));
const noLog: EventLog = {
  publish: unused,
  subscribe: unused,
  tail: unused,
  readAll: unused,
  ping: unused,
  close: () => Promise.resolve(),
};

type Reaching = {
  readonly engines: Engines;
  readonly config: CommonConfig;
  readonly name: string;
  readonly logger: Logger;
  readonly stopped: AbortSignal;
  readonly undo: Steps;
  readonly withLog?: boolean;
};

/** Opens the store and the log; whichever is reached first, the log is closed first: its handlers write to the store. */
export async function reachEngines({
  engines,
  config,
  name,
  undo,
  withLog = true,
  ...reaching
}: Reaching): Promise<{ readonly store: MongoStore; readonly log: EventLog }> {
  const open: { store?: MongoStore; log?: EventLog } = {};
  undo.unshift(
    () => open.log?.close(),
    () => open.store?.close(),
  );
  const { logger } = reaching;
  const [store, log] = await Promise.all([
    untilReached(async () => (open.store = await engines.openStore(config)), reaching),
    withLog
      ? untilReached(
          async () => (open.log = await engines.openLog(config, `tandem-${name}`, logger)),
          reaching,
        )
      : noLog,
  ]);
  return { store, log };
}
