import { expect, it } from 'vitest';
import { openLife } from './life.ts';

const thing = (name: string, order: string[]) => ({
  async close() {
    await Promise.resolve();
    order.push(name);
  },
});

it('closes what was opened in reverse order, once', async () => {
  const [life, order] = [openLife(), [] as string[]];
  for (const name of ['engines', 'stack', 'log']) life.closing(thing(name, order));
  await Promise.all([life.close(), life.close()]);
  expect(order).toEqual(['log', 'stack', 'engines']);
  expect(life.signal.aborted).toBe(true);
});

it('closes what is opened after the end, and goes no further', async () => {
  const [life, order] = [openLife(), [] as string[]];
  await life.close();
  expect(() => life.closing(thing('late', order))).toThrow('stopped');
  await life.close();
  expect(order).toEqual(['late']);
});
