// A state read at seq n is stored as version 2n; one that could not be read as 2n - 1, so that a later replay of the same
// event repairs it while an older one cannot hide it.
export const goodVersion = (stateSeq: number): number => stateSeq * 2;
export const behindVersion = (stateSeq: number): number => stateSeq * 2 - 1;
export const isBehind = (version: number): boolean => version % 2 !== 0;
/** The newest state that could be read, or one before that which could not. */
export const lastGoodSeq = (version: number): number => Math.floor(version / 2);
/** The newest state that was told of, read or not. */
export const reachedSeq = (version: number): number => Math.ceil(version / 2);
