import type { View } from '../../shared/annotations/index.ts';

/** Milliseconds between changes of the view that are one motion. */
const pause = 140;

export type Motion = {
  isMoving(): boolean;
  /** Hears of the view being moved, until it is given up; told once it has come to rest. */
  follow(view: View, atRest: () => void): () => void;
};

/** Whether the view is being dragged or zoomed at present: changes that follow one another fast. */
export function createMotion(now: () => number = () => performance.now()): Motion {
  let last = Number.NEGATIVE_INFINITY;
  let moving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    isMoving: () => moving,
    follow(view, atRest) {
      const stop = view.subscribe(() => {
        const at = now();
        moving = at - last < pause;
        last = at;
        clearTimeout(timer);
        if (moving)
          timer = setTimeout(() => {
            moving = false;
            atRest();
          }, pause);
      });
      return () => {
        stop();
        clearTimeout(timer);
        moving = false;
      };
    },
  };
}
