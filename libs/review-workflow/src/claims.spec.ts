import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Name, World } from './world.fixture.ts';
import { makeMove, openWorld, refusal, save } from './world.fixture.ts';

describe('a claim', () => {
  let world: World;
  beforeAll(async () => void (world = await openWorld()));
  afterAll(() => world.close());
  const claim = (name: Name, imageId: string) =>
    world.as(name).api.claimImage({ params: world.as(name).image(imageId), body: {} });
  const leave = (name: Name, imageId: string) =>
    world.as(name).api.leaveImage({ params: world.as(name).image(imageId) });
  const view = (name: Name, imageId: string) =>
    world.as(name).api.getImage({ params: world.as(name).image(imageId) });

  it('holds for a quarter of an hour and is renewed without an event', async () => {
    const { id } = await world.upload();
    const first = await claim('annotator', id);
    world.clock.advance(10 * 60_000);
    const renewed = await claim('annotator', id);
    expect(Date.parse(renewed.claim?.until ?? '') - Date.parse(first.claim?.until ?? '')).toBeGreaterThan(
      599_000,
    );
    world.clock.advance(10 * 60_000);
    await expect(claim('manager', id)).rejects.toMatchObject(refusal(409, 'image.claimed'));
    world.clock.advance(5 * 60_000);
    expect((await view('annotator', id)).claim).toBeNull();
    expect((await claim('manager', id)).claim).toMatchObject({ mine: true });
    const [, begun, second] = await world.eventsOf(id, 3);
    const by = (name: Name) => ({ accountId: world.as(name).account.id });
    expect(begun).toMatchObject({
      type: 'tandem.image.claimed.v1',
      data: { change: { holder: by('annotator') } },
    });
    expect(second).toMatchObject({
      type: 'tandem.image.claimed.v1',
      data: { change: { holder: by('manager') } },
    });
  });

  it('ends by leaving, which is no trouble where there is none', async () => {
    const { id } = await world.upload();
    await claim('annotator', id);
    expect((await leave('manager', id)).claim).toMatchObject({ mine: false });
    expect((await leave('annotator', id)).claim).toBeNull();
    expect((await leave('annotator', id)).claim).toBeNull();
    expect((await world.eventsOf(id, 3)).map(({ type }) => type).at(-1)).toBe('tandem.image.claim_ended.v1');
  });

  it('ends with every move of its holder', async () => {
    const image = await save(world, world.as('annotator'), await world.upload(), 'a');
    expect((await makeMove(world.as('annotator'), image, 'submit')).claim).toBeNull();
  });

  it('is not to be had on what one may not change', async () => {
    const image = await makeMove(world.as('annotator'), await world.upload(), 'submit');
    await expect(claim('annotator', image.id)).rejects.toMatchObject(
      refusal(403, 'image.not-changeable', { imageStatus: 'waiting_for_owner_review' }),
    );
    expect((await claim('manager', image.id)).claim).toMatchObject({ mine: true });
  });

  it('of another partner reads "the host"; people are named to those who may know them', async () => {
    const { id } = await world.upload();
    await claim('amberAnnotator', id);
    const by = async (name: Name) => (await view(name, id)).claim?.by;
    const person = { kind: 'person', id: world.as('amberAnnotator').account.id, name: 'amberAnnotator' };
    expect(await by('manager')).toEqual(person);
    expect(await by('amberManager')).toEqual(person);
    expect(await by('annotator')).toEqual({ kind: 'organization', id: world.amber.id, name: 'Amber' });
    expect(await by('birchAnnotator')).toEqual({ kind: 'organization', id: world.host.id, name: 'Host' });
    await expect(claim('birchAnnotator', id)).rejects.toMatchObject(
      refusal(409, 'image.claimed', { by: { kind: 'organization', id: world.host.id, name: 'Host' } }),
    );
  });

  it("ends with its holder's standing", async () => {
    const { id } = await world.upload();
    await claim('secondAnnotator', id);
    await world.leaveOrganization(world.host, 'secondAnnotator');
    expect((await view('manager', id)).claim).toBeNull();
    expect((await claim('annotator', id)).claim).toMatchObject({ mine: true });
  });
});
