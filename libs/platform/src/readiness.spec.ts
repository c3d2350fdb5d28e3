import { describe, expect, it } from 'vitest';
import type { EventLog, Store } from './ports/index.ts';
import { createReadiness } from './readiness.ts';

describe('whether a process is ready', () => {
  let now = 0;
  let asked = 0;
  let away = false;
  let own = { ready: true, failures: [] as readonly string[] };
  const engine = {
    ping: async () => {
      asked += 1;
      if (away) throw new Error('away');
    },
  };
  const readiness = createReadiness(
    { store: engine as unknown as Store, log: engine as unknown as EventLog },
    () => own,
    () => now,
  );

  it('is asked of the engines once a second, by however many', async () => {
    await Promise.all(Array.from({ length: 50 }, readiness));
    now = 999;
    await readiness();
    expect(asked).toBe(2);
    away = true;
    expect((await readiness()).ready).toBe(true);
    now = 1_000;
    expect((await readiness()).ready).toBe(false);
    expect(asked).toBe(4);
    away = false;
    now = 2_000;
    expect((await readiness()).ready).toBe(true);
  });

  it('is never kept of the process itself', async () => {
    own = { ready: false, failures: ['behind'] };
    expect(await readiness()).toEqual(own);
  });
});
