import { describe, expect, it } from 'vitest';
import { groupMembers } from './group-members.ts';

const member = (name: string, organizationId: string, side: 'host' | 'external') => ({
  name,
  side,
  organization: { id: organizationId, name: organizationId },
});
const listed = [
  member('Ines', 'kelpworks', 'host'),
  member('Priya', 'kelpworks', 'host'),
  member('Ingvild', 'beistad', 'external'),
  member('Emil', 'tide', 'external'),
];

describe('the people of a project', () => {
  it('stand by organization, the reader’s own first and the others as they are listed', () => {
    const namesFor = (own: string) =>
      groupMembers(listed, own).map(({ own: mine, members }) => [mine, members.map(({ name }) => name)]);
    expect(namesFor('beistad')).toEqual([
      [true, ['Ingvild']],
      [false, ['Ines', 'Priya']],
      [false, ['Emil']],
    ]);
    expect(namesFor('kelpworks').map(([mine]) => mine)).toEqual([true, false, false]);
  });
});
