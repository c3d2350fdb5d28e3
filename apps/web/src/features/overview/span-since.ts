/** Milliseconds from then until now. */
export const spanSince = (time: string, now: Date = new Date()): number =>
  Math.max(0, now.getTime() - new Date(time).getTime());
