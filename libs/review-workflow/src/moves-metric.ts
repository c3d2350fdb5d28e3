import type { Metrics } from '@tandem/platform';
import type { Images } from './image.store.ts';

/** Counts the moves that this process made. */
export function countMoves(metrics: Metrics, images: Images): void {
  const moved = metrics.counter({
    name: 'tandem_image_moves_total',
    help: 'Moves of images, with the status before and after.',
    labels: ['move', 'from', 'to'],
  });
  images.onCommit((_image, events) => {
    for (const { type, change } of events) {
      if (type !== 'tandem.image.moved.v1') continue;
      const { move, from, to } = change;
      moved({ move: String(move), from: String(from), to: String(to) });
    }
  });
}
