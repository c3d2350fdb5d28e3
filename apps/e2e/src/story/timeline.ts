import type { Client } from '@tandem/contracts';
import { same, Surprise } from '../expectations.ts';
import type { Tell } from './cast.ts';
import type { Project } from './project.ts';
import type { Place } from './staffing.ts';

const project = (types: readonly string[]) => types.map((type) => `tandem.project.${type}.v1`);
const image = (types: readonly string[]) => types.map((type) => `tandem.image.${type}.v1`);

function tells(
  who: string,
  told: readonly string[],
  expected: readonly string[],
  hidden: readonly string[],
): void {
  for (const type of expected) if (!told.includes(type)) throw new Surprise(`${who} is not told of ${type}`);
  for (const type of hidden) if (told.includes(type)) throw new Surprise(`${who} is told of ${type}`);
}

/** While it lasts, the partner is told of its own part, and of nothing that concerns the host alone. */
export async function readTheirTimeline({ eve, atPartner }: Project, tell: Tell): Promise<void> {
  const told = await timelineOf(eve, atPartner);
  tells(
    'the partner',
    told,
    [...project(['shared', 'members_added']), ...image(['saved', 'moved', 'commented'])],
    project(['share_link_enabled', 'settings_changed']),
  );
  tell(
    `The partner’s timeline tells its own part, internal comments too (${told.length} entries), and nothing of the link`,
  );
}

/** Afterwards the host is told of all of it, but what was internal to the partner; and the chain holds. */
export async function readWholeTimeline({ ada, cy, atHost }: Project, tell: Tell): Promise<void> {
  const told = await timelineOf(ada, atHost);
  const sharing = [
    'created',
    'label_added',
    'members_added',
    'share_link_enabled',
    'shared',
    'collaboration_requested',
    'collaboration_stopped',
  ];
  tells(
    'the host',
    told,
    [...project(sharing), ...image(['uploaded', 'saved', 'moved', 'claimed'])],
    image(['commented']),
  );
  same('an annotator without work sees an empty timeline', (await timelineOf(cy, atHost)).length, 0);
  const check = await ada.checkTimeline({ params: atHost });
  same('the chain holds', [check.intact, check.faults], [true, []]);
  tell(
    `The timeline tells the host all of it (${told.length} entries) but internal comments; its chain holds over ${check.events} events`,
  );
}

async function timelineOf(client: Client, at: Place): Promise<readonly string[]> {
  const types: string[] = [];
  for (let after: string | undefined; ;) {
    const page = await client.getTimeline({
      params: at,
      query: { limit: 200, ...(after === undefined ? {} : { after }) },
    });
    types.push(...page.rows.map(({ type }) => type));
    if (page.next === undefined) return types;
    after = page.next;
  }
}
