import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { it } from 'vitest';
import { startAllInOne } from '../topologies.ts';
import type { World } from '../world.ts';
import { openWorld } from '../world.ts';
import { describeInBrowser } from './chromium.ts';
import type { Stage } from './stage.ts';
import { onStage } from './stage.ts';
import { drawBox } from './steps/annotating.ts';

const live = { timeout: 1_500 };

/** Gil, an annotator of the partner, at the image that is entrusted to it. */
async function gilAtWork(stage: Stage): Promise<{ world: World; gil: Page; address: string }> {
  const world = await openWorld(stage.url);
  const { organizations, projectId, images } = world;
  const address = `/o/${organizations.first}/p/${projectId}/images/${images.entrustedToFirst}`;
  const gil = await stage.enter(address, {}, world.credentialsOf('Gil'));
  await expect(gil.getByText('Bounding box 1')).toBeVisible();
  return { world, gil, address };
}
const atPartner = ({ organizations, projectId, images }: World) => ({
  organizationId: organizations.first,
  projectId,
  imageId: images.entrustedToFirst,
});

describeInBrowser('work on an image', () => {
  it('is there again after the tab was closed without saving', () =>
    onStage(startAllInOne, async (stage) => {
      const { gil, address } = await gilAtWork(stage);
      await drawBox(gil, [0.5, 0.5], [0.7, 0.7]);
      await expect(gil.getByText('Bounding box 2')).toBeVisible();
      await expect(gil.getByText('Not saved yet: kept on this computer')).toBeVisible();
      await gil.close({ runBeforeUnload: false });
      const again = await stage.enterBeside(gil, address);
      await expect(again.getByText('Bounding box 2')).toBeVisible();
      await expect(again.getByText('Not saved yet: kept on this computer')).toBeVisible();
    }));

  it('goes on without a network, and is saved when it is back', () =>
    onStage(startAllInOne, async (stage) => {
      const { world, gil } = await gilAtWork(stage);
      await gil.context().setOffline(true);
      await drawBox(gil, [0.5, 0.5], [0.7, 0.7]);
      await gil.keyboard.press('Control+s');
      await expect(gil.getByText('Offline: kept on this computer')).toBeVisible({ timeout: 15_000 });
      await gil.context().setOffline(false);
      await gil.keyboard.press('Control+s');
      await expect(gil.getByText(/^Saved/)).toBeVisible();
      const { revision } = await world.people.gil.getImage({ params: atPartner(world) });
      expect(revision).toBe(2);
    }));

  it('meets what somebody else saved: both versions, and a choice for each annotation', () =>
    onStage(startAllInOne, async (stage) => {
      const { world, gil } = await gilAtWork(stage);
      await drawBox(gil, [0.5, 0.5], [0.7, 0.7]);
      await gil.getByText('Bounding box 1').click();
      await gil.getByLabel('X', { exact: true }).fill('20');
      await gil.keyboard.press('Enter');
      const params = atPartner(world);
      const [first] = (await world.people.eve.getRevision({ params: { ...params, revision: 1 } }))
        .annotations;
      if (!first || first.shape !== 'boundingBox') throw new Error('there is no box');
      await world.people.eve.saveRevision({
        params,
        body: {
          revision: 1,
          takeOver: true,
          annotations: [{ ...first, segmentation: first.segmentation.map((value) => value + 5) }],
        },
      });
      await expect(gil.getByText('Eve took this image over')).toBeVisible(live);
      await world.people.eve.leaveImage({ params });
      await expect(gil.getByText('Eve took this image over')).toHaveCount(0);
      await gil.keyboard.press('Control+s');
      await expect(gil.getByRole('heading', { name: 'Two versions of this image' })).toBeVisible();
      await expect(gil.getByText('1 change is yours alone and is kept.')).toBeVisible();
      await expect(gil.getByText('1 annotation was changed by both: choose.')).toBeVisible();
      await gil.getByText('Mine', { exact: true }).click();
      await gil.getByRole('button', { name: 'Save both together' }).click();
      await expect(gil.getByText(/^Saved/)).toBeVisible();
      const saved = await world.people.gil.getRevision({ params: { ...params, revision: 3 } });
      expect(saved.annotations).toHaveLength(2);
      const mine = saved.annotations.find(({ id }) => id === first.id);
      expect(mine, 'as Gil moved it, ten pixels to the right').toMatchObject({
        segmentation: first.segmentation.map((value, n) => (n % 2 === 0 ? value + 10 : value)),
      });
    }));

  it('stays with whoever loses access: told, with the work as a file, and led out', () =>
    onStage(startAllInOne, async (stage) => {
      const { world, gil } = await gilAtWork(stage);
      await drawBox(gil, [0.5, 0.5], [0.7, 0.7]);
      await expect(gil.getByText('Not saved yet: kept on this computer')).toBeVisible();
      const { organizations, projectId, projectMembers } = world;
      await world.people.eve.removeProjectMember({
        params: { organizationId: organizations.first, projectId, projectMemberId: projectMembers.gil },
      });
      await expect(gil.getByText('This project does not exist, or you have no access to it.')).toBeVisible(
        live,
      );
      const [file] = await Promise.all([
        gil.waitForEvent('download'),
        gil.getByRole('button', { name: 'Keep my work as a file' }).click(),
      ]);
      const kept = JSON.parse(await readFile(await file.path(), 'utf8')) as { annotations: unknown[] };
      expect(kept.annotations).toHaveLength(2);
      await gil.getByRole('alert').getByRole('link', { name: 'To the projects' }).click();
      await expect(gil.getByText('You are in no project yet')).toBeVisible();
    }));
});
