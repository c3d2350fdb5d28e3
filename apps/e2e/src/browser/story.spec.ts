import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { it } from 'vitest';
import { onEachTopology } from '../topologies.ts';
import { describeInBrowser } from './chromium.ts';
import { onStage } from './stage.ts';
import { drawBox, expectStatus, move, requestChange } from './steps/annotating.ts';
import { createOrganization, signUp } from './steps/joining.ts';
import { addLabel, createProject, imageIn, openTab, shareByLink, upload } from './steps/project.ts';

const projectOf = (url: string): string => url.replace(/(\/p\/[^/]+).*/, '$1');

const imageOf = (url: string): string => /\/images\/([\w-]+)/.exec(url)?.[1] ?? '';

/** Opens an image by its address, in one's own organization. */
const openImage = async (page: Page, image: string): Promise<void> => {
  await page.goto(`${projectOf(page.url())}/images/${image}`);
};

/** Milliseconds within which another person's doing shows without a reload. */
const live = { timeout: 1_500 };

describeInBrowser('the story in two browsers at once', () => {
  onEachTopology('from sign-up to the end of the collaboration', (start) => {
    it('host and partner meet by link, review an image twice, and part', () =>
      onStage(start, async (stage) => {
        const run = randomUUID().slice(0, 8);
        const ada = await stage.enter('/');
        await signUp(ada, { name: 'Ada', email: `ada.${run}@kelpworks.example` });
        await createOrganization(ada, 'Kelpworks');
        await createProject(ada, 'Everyday objects');
        await addLabel(ada, 'Object');
        // Two people alone could not review one another's work twice.
        await ada.getByRole('radio', { name: 'Never' }).click();
        await ada.getByRole('button', { name: 'Save changes' }).click();
        await expect(ada.getByText('The settings were saved')).toBeVisible();
        await upload(ada, ['cat.jpg', 'coffee.jpg']);
        const link = await shareByLink(ada);

        // The partner has only the link: log-in first, and nothing of the project before.
        const eve = await stage.enter(link.slice(stage.url.length));
        await expect(eve.getByRole('heading', { name: 'A project is shared with you' })).toBeVisible();
        await expect(eve.getByText('Everyday objects')).toHaveCount(0);
        expect(eve.url()).not.toContain('#');
        await signUp(eve, { name: 'Eve', email: `eve.${run}@beistad.example` });
        await createOrganization(eve, 'Beistad Markering');
        await expect(eve.getByText('Kelpworks invites an organization of yours')).toBeVisible();
        await eve.getByRole('button', { name: 'Start working together' }).click();
        await expect(eve.getByRole('heading', { name: 'Overview' })).toBeVisible();
        await expect(eve.getByText('Add your people')).toBeVisible();
        await expect(ada.getByText('Beistad Markering').first(), 'the host sees it live').toBeVisible(live);

        // The partner annotates: the first save entrusts the image to its side.
        await openTab(eve, 'Images');
        await imageIn(eve, 'cat.jpg').click();
        await openTab(ada, 'Images');
        await imageIn(ada, 'cat.jpg').click();
        await drawBox(eve, [0.3, 0.3], [0.5, 0.5]);
        const cat = imageOf(eve.url());
        await expect(eve.getByText('Bounding box 1')).toBeVisible();
        await expect(ada.getByText('Eve is on this'), 'a claim shows').toBeVisible(live);
        await move(eve, 'Submit');
        await expectStatus(ada, 'Waiting for partner’s review', live);

        // The first review is the partner's own, the second the host's, which sends it back once.
        await openImage(eve, cat);
        await move(eve, 'Approve');
        await expectStatus(ada, 'Waiting for host’s review', live);
        await requestChange(ada, 'The ears, too.');
        await openImage(eve, cat);
        await expectStatus(eve, 'Sent back');
        await eve.getByRole('tab', { name: /Comments/ }).click();
        await expect(eve.getByText('The ears, too.')).toBeVisible();
        await eve.getByRole('tab', { name: /Annotations/ }).click();
        await drawBox(eve, [0.55, 0.2], [0.7, 0.4]);
        await expect(eve.getByText('Bounding box 2')).toBeVisible();
        await move(eve, 'Submit');
        await openImage(eve, cat);
        await move(eve, 'Approve');
        await openImage(ada, cat);
        await expectStatus(ada, 'Waiting for host’s review', live);
        await move(ada, 'Approve');
        await openImage(eve, cat);
        await expectStatus(eve, 'Done');

        // The host stops; the partner is told and led out.
        await eve.goto(projectOf(eve.url()));
        await expect(eve.getByRole('heading', { name: 'Overview' })).toBeVisible();
        await ada.goto(`${projectOf(ada.url())}/settings`);
        await ada.getByRole('button', { name: 'Stop collaborating with Beistad Markering' }).click();
        const dialog = ada.getByRole('dialog');
        await expect(dialog.getByText('1 image is entrusted to Beistad Markering')).toBeVisible();
        await dialog.getByRole('button', { name: 'Stop collaborating' }).click();
        await expect(eve.getByText('You no longer have access to this project')).toBeVisible(live);
        await eve.getByRole('button', { name: 'To your projects' }).click();
        await expect(eve.getByText('There is no project yet')).toBeVisible();

        // Nothing is lost: the host has it all, and the timeline tells it.
        await openTab(ada, 'Timeline');
        await expect(ada.getByText(/Complete: \d+ events, unchanged/)).toBeVisible();
        await openTab(ada, 'Images');
        await expect(imageIn(ada, 'cat.jpg')).toBeVisible();
        stage.expectCalm();
      }));
  });
});
