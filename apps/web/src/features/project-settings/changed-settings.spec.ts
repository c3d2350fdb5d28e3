import { describe, expect, it } from 'vitest';
import { changedSettings } from './changed-settings.ts';

const settings = { partnersAssign: false, partnersSee: 'all', fourEyes: 'always' } as const;

describe('changed settings', () => {
  it('are those alone that differ from what holds now', () => {
    expect(changedSettings(settings, {})).toEqual({});
    expect(changedSettings(settings, { partnersSee: 'entrusted', partnersAssign: false })).toEqual({
      partnersSee: 'entrusted',
    });
  });

  it('leave out what somebody else has changed the same way meanwhile', () => {
    const chosen = { fourEyes: 'never' } as const;
    expect(changedSettings(settings, chosen)).toEqual(chosen);
    expect(changedSettings({ ...settings, fourEyes: 'never' }, chosen)).toEqual({});
  });
});
