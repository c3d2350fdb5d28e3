import { it } from 'vitest';
import { enginesFromEnvironment, needsEngines } from '../topologies.ts';

const all = process.env['FAULTS'] === 'all';
const canRun = enginesFromEnvironment() !== undefined || all;

/** How long an engine stays away (ms): long in `npm run faults`, shorter in every run of the tests. */
export const outage = all ? 30_000 : 6_000;

/** A fault that is tested in every run, where engines can be had. */
export const fault = (name: string, survive: () => Promise<void>): void =>
  it.runIf(canRun)(canRun ? name : `${name} (${needsEngines})`, survive, 300_000);

/** One that takes long and is tested by `npm run faults` alone. */
export const longFault = (name: string, survive: () => Promise<void>): void => {
  if (all) it(name, survive, 600_000);
};
