import { keysOf } from '../shared/keys/index.ts';

export const goToNames = ['goToProjects', 'goToImages', 'goToTimeline'] as const;
export type GoTo = (typeof goToNames)[number];

/** So long after the first key, in milliseconds, the second one still belongs to it. */
export const patience = 1_500;

/** What two keys, one after the other, go to. */
export const wentTo = (first: string, second: string): GoTo | undefined =>
  goToNames.find((name) => keysOf.get(name)?.includes(`${first} ${second}`.toUpperCase()));

/** Whether two keys may follow on this one. */
export const isFirstKey = (key: string): boolean =>
  goToNames.some((name) => keysOf.get(name)?.some((keys) => keys.startsWith(`${key.toUpperCase()} `)));
