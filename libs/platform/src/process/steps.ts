import type { Logger } from '../logging.ts';

/** What has to be closed, the first one first. */
export type Steps = (() => unknown)[];

/** Takes every step, whatever became of those before it. */
export async function takeAll(steps: Steps, logger: Logger): Promise<void> {
  for (const step of steps.splice(0)) {
    try {
      await step();
    } catch (error) {
      logger.error({ error }, 'could not be closed in order');
    }
  }
}
