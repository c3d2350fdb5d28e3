import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { it } from 'vitest';
import { startAllInOne } from '../topologies.ts';
import { openWorld } from '../world.ts';
import { describeInBrowser } from './chromium.ts';
import { onStage } from './stage.ts';

/** Milliseconds after the answer within which others see what was done. */
const live = { timeout: 1_000 };

/** A page that is loaded again forgets this. */
const mark = (page: Page) => page.evaluate('window.marked = true');
const expectNoReload = async (page: Page) =>
  expect(await page.evaluate('window.marked === true'), 'without a reload').toBe(true);

const reconnecting = (page: Page) => page.getByText('Reconnecting …');
/** Nothing is still being read. */
const settle = (page: Page) =>
  page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => undefined);

describeInBrowser('what others do', () => {
  it('shows at once, and after the network was away', () =>
    onStage(startAllInOne, async (stage) => {
      const { people, organizations, projectId, images, credentialsOf } = await openWorld(stage.url);
      const { ada, bo, eve, gil } = people;
      const inFirst = { organizationId: organizations.first, projectId };
      const ofGil = { ...inFirst, imageId: images.entrustedToFirst };
      const image = `/o/${organizations.first}/p/${projectId}/images/${images.entrustedToFirst}`;
      const annotator = await stage.enter(`${image}?panel=comments`, {}, credentialsOf('Gil'));
      const member = await stage.enter(`/o/${organizations.host}`, {}, credentialsOf('Bo'));
      const said = (text: string) => annotator.getByRole('article').getByText(text, { exact: true });
      await expect(said('Here.')).toBeVisible();
      const project = (name: string) => member.getByRole('main').getByRole('link', { name, exact: true });
      await expect(project('Everyday objects')).toBeVisible();
      await Promise.all([settle(annotator), settle(member)]);
      await Promise.all([mark(annotator), mark(member)]);

      await eve.addComment({ params: ofGil, body: { text: 'Closer, please.' } });
      await expect(said('Closer, please.')).toBeVisible(live);

      // A membership begins, changes and ends.
      const { id: newProject } = await ada.createProject({
        params: { organizationId: organizations.host },
        body: { name: 'Begun today' },
      });
      const inNew = { organizationId: organizations.host, projectId: newProject };
      const { rows } = await ada.findCandidates({ params: inNew, query: { search: 'Bo' } });
      const { added } = await ada.addProjectMembers({
        params: inNew,
        body: { membershipIds: rows.map(({ membershipId }) => membershipId), role: 'annotator' },
      });
      await expect(project('Begun today')).toBeVisible(live);
      const row = member.getByRole('listitem').filter({ hasText: 'Begun today' });
      await expect(row.getByText('Annotator')).toBeVisible();
      const asMember = { ...inNew, projectMemberId: added[0]?.projectMemberId ?? '' };
      await ada.changeProjectMemberRole({ params: asMember, body: { role: 'developer' } });
      await expect(row.getByText('Developer')).toBeVisible(live);
      await ada.removeProjectMember({ params: asMember });
      await expect(project('Begun today')).toHaveCount(0, live);
      await Promise.all([expectNoReload(annotator), expectNoReload(member)]);

      // The network goes, and what happens meanwhile shows when it is back.
      const watched = await stage.enter(
        `/o/${organizations.first}/p/${projectId}/images`,
        {},
        credentialsOf('Gil'),
      );
      const tile = watched.getByRole('gridcell').filter({ hasText: 'cat.jpg' });
      await expect(tile.getByText('In progress')).toBeVisible();
      await settle(watched);
      await mark(watched);
      stage.expectCalm();
      await watched.context().setOffline(true);
      await expect(reconnecting(watched)).toBeVisible();
      await gil.moveImage({ params: ofGil, body: { move: 'submit', from: 'in_progress', revision: 1 } });
      await bo.addComment({
        params: { ...ofGil, organizationId: organizations.host },
        body: { text: 'Seen.' },
      });
      await expect(said('Seen.')).toBeVisible(live);
      await expect(tile.getByText('In progress')).toBeVisible();
      await watched.context().setOffline(false);
      await expect(tile.getByText('Waiting for partner’s review')).toBeVisible({ timeout: 10_000 });
      await expect(reconnecting(watched)).toHaveCount(0);
      await expectNoReload(watched);
    }));
});
