import type { logCreator } from 'kafkajs';
import { logLevel } from 'kafkajs';
import type { Logger } from '../logging.ts';

const sayAgainAfter = 10_000;
/** What every group, every new topic and every restart of a broker goes through. */
const passing =
  /rebalanc|re-join|not aware of this member|is loading|Topic creation errors|does not host|not the leader|no leader|has disconnected/i;

/** kafkajs reports as an error what it then repeats itself: a warning here, and the same one at most every ten seconds. */
export function kafkaLogger(logger: Logger, closed: () => boolean): logCreator {
  const said = new Map<string, number>();
  return () =>
    ({ namespace, level, log: { message, timestamp: _, logger: __, stack: ___, ...about } }) => {
      if (closed()) return;
      const key = `${namespace} ${message}`;
      const now = performance.now();
      if (now - (said.get(key) ?? -Infinity) < sayAgainAfter) return;
      if (said.size > 200) said.clear();
      said.set(key, now);
      const calm = level > logLevel.WARN || passing.test(`${message} ${String(about['error'] ?? '')}`);
      logger[calm ? 'info' : 'warn']({ ...about, from: namespace }, `kafkajs: ${message}`);
    };
}
