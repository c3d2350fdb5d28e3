import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { it } from 'vitest';
import { startAllInOne } from '../topologies.ts';
import type { World } from '../world.ts';
import { openWorld } from '../world.ts';
import { describeInBrowser } from './chromium.ts';
import { onStage } from './stage.ts';
import { expectStatus, move, moveButton } from './steps/annotating.ts';

/** Bo, whom the host's organization knows already, becomes the partner's manager too; each has a project of its own. */
async function letBoWorkForBoth({ people, organizations, projectId, ids, images }: World) {
  const { ada, bo, eve, gil } = people;
  const { account } = await bo.getMe();
  await eve.inviteMembers({
    params: { organizationId: organizations.first },
    body: { emails: [account.email] },
  });
  const [invitation] = (await bo.getMe()).invitations;
  await bo.acceptListedInvitation({
    params: { organizationId: organizations.first, invitationId: invitation?.invitationId ?? '' },
  });
  const add = async (manager: typeof ada, organizationId: string, project: string) => {
    const params = { organizationId, projectId: project };
    const { rows } = await manager.findCandidates({ params, query: { search: 'Bo' } });
    const membershipIds = rows.map(({ membershipId }) => membershipId);
    await manager.addProjectMembers({ params, body: { membershipIds, role: 'manager' } });
  };
  const own = async (owner: typeof ada, organizationId: string, name: string) => {
    const { id } = await owner.createProject({ params: { organizationId }, body: { name } });
    await add(owner, organizationId, id);
    return id;
  };
  await add(eve, organizations.first, projectId);
  await gil.moveImage({
    params: { organizationId: organizations.first, projectId, imageId: images.entrustedToFirst },
    body: { move: 'submit', from: 'in_progress', revision: ids.revision },
  });
  return {
    ofHost: await own(ada, organizations.host, 'Kelp alone'),
    ofPartner: await own(eve, organizations.first, 'Markering alone'),
  };
}

const expectToActFor = (page: Page, name: string) =>
  expect(page.getByRole('banner').getByText(name, { exact: true })).toBeVisible();

const project = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true });

describeInBrowser('somebody in two organizations', () => {
  it('works for each in a tab of its own', () =>
    onStage(startAllInOne, async (stage) => {
      const world = await openWorld(stage.url);
      const { people, organizations, projectId, images } = world;
      const { ofPartner } = await letBoWorkForBoth(world);
      const asHost = await stage.enter(`/o/${organizations.host}`, {}, world.credentialsOf('Bo'));
      const asPartner = await asHost.context().newPage();
      await asPartner.goto(`/o/${organizations.first}`);

      const expectLists = async (alone: string) => {
        await expectToActFor(asHost, 'Kelpworks');
        await expectToActFor(asPartner, 'Beistad Markering');
        for (const tab of [asHost, asPartner]) await expect(project(tab, 'Everyday objects')).toBeVisible();
        await expect(project(asHost, 'Kelp alone')).toBeVisible();
        await expect(project(asPartner, alone)).toBeVisible();
        await expect(project(asHost, alone)).toHaveCount(0);
        await expect(project(asPartner, 'Kelp alone')).toHaveCount(0);
      };
      await expectLists('Markering alone');
      await people.eve.changeProject({
        params: { organizationId: organizations.first, projectId: ofPartner },
        body: { name: 'Markering anew' },
      });
      await expectLists('Markering anew');
      await Promise.all([asHost.reload(), asPartner.reload()]);
      await expectLists('Markering anew');

      // The same image, seen from both sides.
      const imagePath = `p/${projectId}/images/${images.entrustedToFirst}`;
      await asHost.goto(`/o/${organizations.host}/${imagePath}`);
      await asPartner.goto(`/o/${organizations.first}/${imagePath}`);
      const expectSides = async () => {
        await expectToActFor(asHost, 'Kelpworks');
        await expectToActFor(asPartner, 'Beistad Markering');
        await expect(asPartner.getByText('Your review', { exact: true })).toBeVisible();
        await expect(asHost.getByText('Waits for the review of Beistad Markering')).toBeVisible();
      };
      await expectSides();
      await Promise.all([asHost.reload(), asPartner.reload()]);
      await expectSides();

      await asHost.getByRole('tab', { name: /Comments/ }).click();
      await asHost.getByRole('textbox', { name: 'Write a comment' }).fill('From Kelpworks.');
      await asHost.keyboard.press('Control+Enter');
      await expect(asHost.getByRole('article').getByText('From Kelpworks.')).toBeVisible();
      await move(asPartner, 'Approve');
      await expectStatus(asHost, 'Waiting for host’s review');
      await asPartner.goto(`/o/${organizations.first}/${imagePath}`);
      await expect(asPartner.getByText('Waits for the review of Kelpworks')).toBeVisible();
      await expect(moveButton(asPartner, 'Approve')).toHaveCount(0);
      await expectToActFor(asHost, 'Kelpworks');

      // What was done in a tab was done for its organization.
      const doings = async () => {
        const { rows } = await people.ada.getTimeline({
          params: { organizationId: organizations.host, projectId },
          query: { imageId: images.entrustedToFirst },
        });
        return rows
          .filter(({ actor }) => actor?.name === 'Bo')
          .map(({ kind, actedFor }) => `${kind}: ${actedFor?.name}`);
      };
      await expect
        .poll(doings)
        .toEqual(expect.arrayContaining(['moves: Beistad Markering', 'comments: Kelpworks']));

      await asPartner.goto(`/o/${organizations.first}`);
      await asHost.goto(`/o/${organizations.host}`);
      await expectLists('Markering anew');
      stage.expectCalm();
      await asPartner.getByRole('button', { name: 'Account of Bo' }).click();
      await asPartner.getByRole('menuitem', { name: 'Log out' }).click();
      for (const tab of [asPartner, asHost])
        await expect(tab.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
      stage.expectCalm();
    }));
});
