import { describe, expect, it } from 'vitest';
import { proposedAudience } from './proposed-audience.ts';
import { statuses } from './words.ts';

describe('the audience proposed for a comment', () => {
  it('is for a partner’s people their own organization, while the image is on their side', () => {
    const among = statuses.filter((status) => proposedAudience('external', status) === 'internal');
    expect(among).toEqual(['new', 'in_progress', 'waiting_for_collaborator_review', 'waiting_for_change']);
  });

  it('is for the host’s people whoever has the image', () => {
    expect(statuses.filter((status) => proposedAudience('host', status) === 'internal')).toEqual([]);
  });
});
