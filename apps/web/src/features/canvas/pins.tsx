import { IconCheck, IconMessage } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTexts } from '../../shared/i18n/index.ts';
import classes from './canvas.module.css';
import { canvasTexts } from './texts.ts';

export type Pin = {
  readonly id: string;
  readonly point: readonly [x: number, y: number];
  readonly resolved: boolean;
  /** Who says what, in short. */
  readonly label: string;
};

const placed = ([x, y]: Pin['point']): string =>
  `translate(calc(var(--view-x) + ${x} * var(--view-scale)), calc(var(--view-y) + ${y} * var(--view-scale)))`;

/** Comments on the image, as buttons; the canvas moves the layer that they are in. */
export function Pins({
  layer,
  pins,
  onPin,
  reachable,
}: {
  readonly layer: RefObject<HTMLDivElement | null>;
  readonly pins: readonly Pin[];
  readonly onPin: ((id: string) => void) | undefined;
  /** By the pointer: while drawing, what lies under a pin can be drawn on. */
  readonly reachable: boolean;
}) {
  const t = useTexts(canvasTexts);
  return (
    <div ref={layer} className={classes.pins} data-reachable={reachable || undefined}>
      {pins.map(({ id, point, resolved, label }) => (
        <button
          key={id}
          type="button"
          className={classes.pin}
          data-resolved={resolved || undefined}
          style={{ transform: placed(point) }}
          aria-label={t(resolved ? 'resolvedPin' : 'pin', { label })}
          title={label}
          onClick={() => onPin?.(id)}
        >
          {resolved ? <IconCheck size={16} aria-hidden /> : <IconMessage size={16} aria-hidden />}
        </button>
      ))}
    </div>
  );
}
