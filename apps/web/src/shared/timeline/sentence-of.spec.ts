import { events } from '@tandem/contracts';
import { describe, expect, it } from 'vitest';
import { sentenceOf, sentences } from './sentence-of.ts';
import { besideImage } from './sentence.ts';
import { beistad, kelpworks, ola, told } from './timeline.fixture.ts';

const toBeistad = { collaborationId: 'c', organizationId: 'beistad' };
const key = (type: string, change = {}) => sentenceOf(told(type, change)).key;

describe('A sentence of the timeline', () => {
  it('exists for every type of event but those that no timeline gives', () => {
    const untold = Object.keys(events).filter((type) => !Object.hasOwn(sentences, type));
    expect(untold.every((type) => /\.account\.|\.restated\./.test(type))).toBe(true);
    for (const type of Object.keys(sentences))
      expect(() => sentenceOf({ ...told('image.saved'), type, change: {}, people: {} })).not.toThrow();
  });

  it('names who did it and the image, and leads to both', () => {
    expect(sentenceOf(told('image.moved', { move: 'approve', to: 'done' }))).toEqual({
      key: 'approve_done',
      values: { actor: 'Ines Duarte', image: 'coffee.jpg' },
      words: {},
      links: {
        actor: { to: 'person', accountId: 'ines' },
        image: { to: 'image', imageId: 'subject' },
      },
    });
  });

  it('leads to the comment that it tells of, and to no image that is gone', () => {
    expect(sentenceOf(told('image.commented', { commentId: 'c' })).links['image']).toEqual({
      to: 'image',
      imageId: 'subject',
      commentId: 'c',
    });
    expect(sentenceOf(told('image.deleted')).links['image']).toBeUndefined();
  });

  it('beside its image neither names it nor leads to it', () => {
    const {
      key: same,
      values,
      words,
      links,
    } = besideImage(sentenceOf(told('image.moved', { move: 'submit' })));
    expect([same, values, words]).toEqual(['submit', { actor: 'Ines Duarte' }, { image: 'theImage' }]);
    expect(Object.keys(links)).toEqual(['actor']);
  });

  it('without somebody is the system’s', () => {
    const { words, links } = sentenceOf(told('image.claim_ended', {}, { actor: null }));
    expect(words['actor']).toBe('system');
    expect(links['actor']).toBeUndefined();
  });

  it('shows who may not be named as their organization, which is no link', () => {
    const { values, links } = sentenceOf(
      told('image.assigned', { assignee: { organizationId: 'beistad' } }, { actor: kelpworks }),
    );
    expect(values).toMatchObject({ actor: 'Kelpworks', assignee: 'Beistad Markering' });
    expect(Object.keys(links)).toEqual(['image']);
  });

  it('tells handing over, entrusting and taking back apart', () => {
    const before = { collaborationId: 'd', organizationId: 'kelpworks' };
    expect(key('image.entrusted', { entrustedTo: toBeistad, before: null })).toBe('entrusted');
    expect(key('image.entrusted', { entrustedTo: toBeistad, before })).toBe('handed_over');
    expect(key('image.entrusted', { entrustedTo: null, before: toBeistad })).toBe('taken_back');
  });

  it('tells each move, and what an undo took back', () => {
    expect(key('image.moved', { move: 'approve', to: 'waiting_for_owner_review' })).toBe('approve_on');
    expect(key('image.moved', { move: 'approve', to: 'done', fourEyesWaived: true })).toBe('approve_waived');
    expect(key('image.moved', { move: 'request_change' })).toBe('request_change');
    const undo = sentenceOf(told('image.moved', { move: 'undo', reverses: { move: 'submit' } }));
    expect([undo.key, undo.words['move']]).toEqual(['undo', 'move_submit']);
  });

  it('lists the people that were added, or says how many where they may not be named', () => {
    const members = [{ accountId: 'ola' }, { accountId: 'ines' }];
    const added = sentenceOf(
      told('project.members_added', { members, role: 'annotator', organizationId: 'beistad' }),
    );
    expect(added.values['who']).toEqual(['Ola Lunde', 'Ines Duarte']);
    const hidden = sentenceOf(
      told('project.members_added', { members: [{}, {}], role: 'annotator', organizationId: 'beistad' }),
    );
    expect(hidden).toMatchObject({
      key: 'members_added_of',
      values: { count: 2, organization: beistad.name },
    });
  });

  it('says which settings were changed, and to what', () => {
    const changed = told('project.settings_changed', { to: { partnersAssign: true, fourEyes: 'always' } });
    expect(sentenceOf(changed).words['settings']).toEqual(['set_partnersAssign_on', 'set_fourEyes_always']);
  });

  it('tells an acceptance from an approval by the host', () => {
    const change = { ...toBeistad, acceptedBy: 'ola' };
    expect(sentenceOf(told('project.shared', change, { actor: ola })).key).toBe('shared');
    expect(key('project.shared', change)).toBe('shared_approved');
  });

  it('reads neutrally where the type is not known, or what it tells is missing', () => {
    expect(key('image.teleported')).toBe('something');
    expect(key('image.moved', { move: 'teleport' })).toBe('something');
  });
});
