import { expect, test } from 'vitest';
import { settingsOffered } from './settings-offered.ts';

const settings = { partnersAssign: false, partnersSee: 'all', fourEyes: 'always' } as const;
const nothing = {
  settings: null,
  capabilities: ['annotate-images'],
  mayStop: false,
  mayAppointMyself: false,
};

test('the settings of a project are offered to whoever finds something there', () => {
  expect(settingsOffered(nothing).any).toBe(false);
  expect(settingsOffered({ ...nothing, mayStop: true }).any).toBe(true);
  expect(settingsOffered({ ...nothing, mayAppointMyself: true }).any).toBe(true);
  expect(settingsOffered({ ...nothing, capabilities: ['manage-labels'] }).any).toBe(true);
});

test('each finds what they may change, and no more', () => {
  const { sections } = settingsOffered({
    ...nothing,
    settings,
    capabilities: ['rename-or-delete-project', 'manage-labels'],
    mayStop: true,
  });
  expect(sections).toEqual({
    appointment: false,
    general: true,
    workflow: true,
    labels: true,
    collaborations: true,
    shareLink: true,
    deletion: true,
  });
  expect(settingsOffered({ ...nothing, mayStop: true }).sections).toMatchObject({
    collaborations: true,
    general: false,
    labels: false,
    deletion: false,
  });
});
