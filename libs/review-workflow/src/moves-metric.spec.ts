import { afterAll, beforeAll, expect, it } from 'vitest';
import type { World } from './world.fixture.ts';
import { makeMove, openWorld, save } from './world.fixture.ts';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

it('moves are counted with the status before and after; what is not a move, or is refused, is not', async () => {
  const annotator = world.as('annotator');
  const saved = await save(world, annotator, await world.upload(), 'a');
  const submitted = await makeMove(annotator, saved, 'submit');
  await expect(makeMove(annotator, saved, 'submit')).rejects.toMatchObject({ status: 409 });
  await makeMove(world.as('manager'), submitted, 'approve');
  const text = await (await fetch(`${world.url}/metrics`)).text();
  const moves = text.split('\n').filter((line) => line.startsWith('tandem_image_moves_total'));
  expect(moves.map((line) => line.replace(',service="review-workflow"', ''))).toEqual([
    'tandem_image_moves_total{move="submit",from="in_progress",to="waiting_for_owner_review"} 1',
    'tandem_image_moves_total{move="approve",from="waiting_for_owner_review",to="done"} 1',
  ]);
});
