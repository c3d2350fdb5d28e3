import { expect } from '@playwright/test';
import { it } from 'vitest';
import { startAllInOne } from '../topologies.ts';
import { openWorld } from '../world.ts';
import { describeInBrowser } from './chromium.ts';
import { onStage } from './stage.ts';
import { expectStatus } from './steps/annotating.ts';
import { onKeyboard } from './steps/keyboard.ts';

describeInBrowser('without a mouse', () => {
  it('one accepts a share link, from the log-in to the overview', () =>
    onStage(startAllInOne, async (stage) => {
      const { people, organizations, credentialsOf } = await openWorld(stage.url);
      await people.zoe.createOrganization({ body: { name: 'Zoe alone' } });
      const { id: projectId } = await people.ada.createProject({
        params: { organizationId: organizations.host },
        body: { name: 'Shared by link' },
      });
      const { token } = await people.ada.enableShareLink({
        params: { organizationId: organizations.host, projectId },
        body: {},
      });

      const page = await stage.enter(`/share#${token}`);
      const keyboard = onKeyboard(page);
      const { email, password } = credentialsOf('Zoe');
      await keyboard.tabTo(page.getByRole('textbox', { name: 'E-mail' }));
      await keyboard.type(email);
      await keyboard.tabTo(page.getByRole('textbox', { name: 'Password' }));
      await keyboard.type(password);
      await keyboard.press('Enter');
      await expect(page.getByText('“Shared by link”')).toBeVisible();
      await keyboard.expectFocus();

      const loggedIn = keyboard.activations();
      const choices = page.getByRole('radiogroup', { name: 'For which organization?' });
      await keyboard.tabTo(choices.getByRole('radio').first());
      await keyboard.press('ArrowDown');
      await keyboard.expectFocus();
      const [chosen = ''] = await choices
        .getByRole('radio', { checked: true })
        .evaluateAll((radios) => radios.map((radio) => radio.getAttribute('value')));
      await keyboard.tabTo(page.getByRole('button', { name: 'Start working together' }));
      await keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
      await keyboard.expectFocus();
      expect(keyboard.activations() - loggedIn).toBeLessThanOrEqual(3);
      expect(page.url()).toContain(`/o/${chosen}/p/${projectId}`);
      stage.expectCalm();
    }));

  it('an image goes from the list to the host’s review', () =>
    onStage(startAllInOne, async (stage) => {
      const world = await openWorld(stage.url);
      const { people, organizations, projectId, images } = world;
      const place = (organizationId: string) => `/o/${organizationId}/p/${projectId}`;
      const at = (organizationId: string, imageId: string) => ({
        params: { organizationId, projectId, imageId },
      });
      const boxOf = async (revision: number) => {
        const { annotations } = await people.gil.getRevision({
          params: { ...at(organizations.first, images.free).params, revision },
        });
        const [annotation] = annotations;
        return annotation && 'segmentation' in annotation ? annotation.segmentation : [];
      };

      const gil = await stage.enter(`${place(organizations.first)}/images`, {}, world.credentialsOf('Gil'));
      const hisKeys = onKeyboard(gil);
      const list = gil.getByRole('grid', { name: 'Images' });
      await hisKeys.tabTo(list);
      const active = () =>
        gil.evaluate<string>(
          `document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.innerText ?? ''`,
        );
      await hisKeys.press('End');
      await expect.poll(active).not.toContain('cat.jpg');
      await hisKeys.press('Home');
      await expect.poll(active).toContain('cat.jpg');
      await hisKeys.press('ArrowRight');
      await expect.poll(active).toContain('clock.jpg');
      await hisKeys.press('Enter');
      await expect(gil.getByRole('heading', { level: 1, name: 'clock.jpg' })).toBeVisible();

      const box = gil.getByRole('toolbar').getByRole('button', { name: 'Bounding box' });
      await expect(box).toBeVisible();
      await hisKeys.press('b');
      await expect(box).toHaveAttribute('aria-pressed', 'true');
      await hisKeys.press('Enter');
      await expect(gil.getByText('Bounding box 1')).toBeVisible();
      await hisKeys.press('Control+s');
      await expect(gil.getByText(/^Saved /)).toBeVisible();
      const before = await boxOf(1);
      await hisKeys.press('ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowDown', 'Control+s');
      await expect
        .poll(async () => (await people.gil.getImage(at(organizations.first, images.free))).revision)
        .toBe(2);
      const moved = (await boxOf(2)).map((number, n) => Number(number) - Number(before[n]));
      expect(moved).toEqual([3, 10, 3, 10, 3, 10, 3, 10]);
      await hisKeys.press('Control+Enter');
      await expect(gil.getByText('clock.jpg was submitted.')).toBeVisible();

      await people.gil.moveImage({
        ...at(organizations.first, images.entrustedToFirst),
        body: { move: 'submit', from: 'in_progress', revision: 1 },
      });
      const waiting = [
        { id: images.entrustedToFirst, revision: 1 },
        { id: images.free, revision: 2 },
      ];
      await Promise.all(
        waiting.map(({ id, revision }) =>
          people.eve.moveImage({
            ...at(organizations.first, id),
            body: { move: 'approve', from: 'waiting_for_collaborator_review', revision },
          }),
        ),
      );
      const ada = await stage.enter(place(organizations.host), {}, world.credentialsOf('Ada'));
      const herKeys = onKeyboard(ada);
      await herKeys.tabTo(ada.getByRole('button', { name: 'Review next' }));
      await herKeys.press('Enter');
      const name = ada.getByRole('heading', { level: 1, name: /(cat|clock)\.jpg/ });
      await expectStatus(ada, 'Waiting for host’s review');
      const [first, second] =
        (await name.innerText()) === 'cat.jpg' ? ['cat.jpg', 'clock.jpg'] : ['clock.jpg', 'cat.jpg'];

      await herKeys.press('?');
      const sheet = ada.getByRole('dialog', { name: 'Keyboard' });
      await expect(sheet.getByText('Submit or approve')).toBeVisible();
      await herKeys.press('Escape');
      await expect(sheet).toHaveCount(0);
      const toImages = ada.getByRole('link', { name: 'To the images' });
      await herKeys.tabTo(toImages);
      await herKeys.press('?');
      await expect(sheet).toBeVisible();
      await herKeys.press('Escape');
      await expect(sheet).toHaveCount(0);
      await expect(toImages).toBeFocused();

      await herKeys.press('Control+Enter');
      await expect(ada.getByText(`${first} was approved.`)).toBeVisible();
      await expect(ada.getByRole('heading', { level: 1, name: second })).toBeVisible();
      await expectStatus(ada, 'Waiting for host’s review');
      await herKeys.press('Control+Backspace');
      await expect(ada.getByRole('dialog').getByRole('textbox', { name: 'Comment' })).toBeFocused();
      await herKeys.type('Closer to the edge, please.');
      await herKeys.press('Control+Enter');
      await expect(ada.getByText(`${second} was sent back.`)).toBeVisible();
      const sentBack = second === 'cat.jpg' ? images.entrustedToFirst : images.free;
      const { rows } = await people.gil.listComments(at(organizations.first, sentBack));
      expect(rows.map(({ text }) => text)).toContain('Closer to the edge, please.');
      stage.expectCalm();
    }));
});
