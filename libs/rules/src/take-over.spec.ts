import { describe, expect, it } from 'vitest';
import { actors } from './capabilities.ts';
import { memberAs, ownerOutsideOf } from './spec-project.ts';
import { mayTakeOver } from './take-over.ts';

describe('taking over a claim', () => {
  const ofAmber = actors.map((actor) => memberAs(actor));
  const [birchManager, birchAnnotator] = [
    memberAs('external manager', 'birch'),
    memberAs('external annotator', 'birch'),
  ];
  const from = (taker: Parameters<typeof mayTakeOver>[0]) =>
    [...ofAmber, birchManager, birchAnnotator]
      .filter((holder) => mayTakeOver(taker, holder))
      .map(({ accountId }) => accountId);

  it('is for host reviewers from anyone', () => {
    for (const actor of ['host manager', 'host developer'] as const)
      expect(from(memberAs(actor))).toHaveLength(7);
  });

  it('is for a partner’s reviewers from anyone of their organization', () => {
    expect(from(memberAs('external manager'))).toEqual(['amber-manager', 'amber-annotator']);
    expect(from(birchManager)).toEqual(['birch-manager', 'birch-annotator']);
  });

  it('is for annotators from annotators of their organization', () => {
    expect(from(memberAs('host annotator'))).toEqual(['host-annotator']);
    expect(from(memberAs('external annotator'))).toEqual(['amber-annotator']);
  });

  it('is for nobody outside the project', () => {
    expect(from(ownerOutsideOf('host'))).toEqual([]);
  });
});
