import { createLogger, createRelay, systemRuntime as runtime } from '@tandem/platform';
import type { Subject } from '../measure.ts';
import { atOnce, sampled } from '../measure.ts';
import { logLevel } from '../system.ts';
import { nowhere, ownImages } from './own-images.ts';
import type { Bench, Load } from './review-moves.ts';

/** Image documents changed as by a move, and the pull of each event: what a review move costs the store alone. */
export async function bareStore(bench: Bench, load: Load): Promise<Subject> {
  const { images, ids, move } = await ownImages(bench, 'bare-store', load.images);
  const { life, cpu } = bench.system;
  const relay = createRelay(images, { log: nowhere, runtime, logger: createLogger('bare-store', logLevel) });
  await relay.start();
  life.closing(relay);
  return {
    name: 'store',
    run: (milliseconds) =>
      sampled(
        () =>
          atOnce(load.connections, milliseconds, (writer, turn) =>
            move(ids[(writer + turn * load.connections) % ids.length] ?? ''),
          ),
        cpu.own,
      ),
  };
}
