import { describe, expect, it } from 'vitest';
import { daysOf, linesOf } from './lines.ts';
import { ola, told } from './timeline.fixture.ts';

const uploaded = (subject: string, time = '2026-03-04T10:00:00Z') =>
  told('image.uploaded', {}, { id: subject, subject, subjectName: `${subject}.jpg`, time });

describe('The lines of a timeline', () => {
  it('tell what was done to several images at once in one sentence', () => {
    const lines = linesOf([uploaded('a'), uploaded('b'), uploaded('c', '2026-03-04T09:55:00Z')]);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.sentence).toMatchObject({
      key: 'many_uploaded',
      values: { actor: 'Ines Duarte', images: 3 },
      links: { actor: { to: 'person' } },
    });
    expect(lines[0]?.sentence.links['image']).toBeUndefined();
    expect(lines[0]?.entries.map(({ subject }) => subject)).toEqual(['a', 'b', 'c']);
  });

  it('keep apart what others did, what was done later, and what came between', () => {
    expect(linesOf([uploaded('a'), { ...uploaded('b'), actor: ola }])).toHaveLength(2);
    expect(linesOf([uploaded('a'), uploaded('b', '2026-03-04T09:00:00Z')])).toHaveLength(2);
    expect(linesOf([uploaded('a'), told('project.renamed'), uploaded('b')])).toHaveLength(3);
  });

  it('keep apart what went on to different reviews', () => {
    const submit = (to: string) => told('image.moved', { move: 'submit', to });
    const [host, partner] = [submit('waiting_for_owner_review'), submit('waiting_for_collaborator_review')];
    expect(linesOf([host, host, partner])).toHaveLength(2);
  });

  it('keep every save and comment on its own', () => {
    expect(linesOf([told('image.saved'), told('image.saved')])).toHaveLength(2);
  });

  it('come by day', () => {
    const days = daysOf(linesOf([uploaded('a'), uploaded('b', '2026-03-01T10:00:00Z')]));
    expect(days.map(({ lines }) => lines.length)).toEqual([1, 1]);
  });
});
