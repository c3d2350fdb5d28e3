import type { Client } from '@tandem/contracts';
import type { Cast } from './cast.ts';

/** What each organization sees in its list of projects, with the progress. */
export async function sayWhatEachSees(
  { ada, eve, hana, host, partner, other, second }: Cast,
  say: (line: string) => void,
): Promise<void> {
  say('');
  say('What each organization sees now:');
  for (const [client, name, organizationId] of [
    [ada, 'Kelpworks', host],
    [eve, 'Beistad Markering', partner],
    [hana, 'Ostrava Labels', other],
    [eve, 'Eve and friends', second],
  ] as const) {
    say(`  ${name.padEnd(18)} ${(await projectsOf(client, organizationId)).join('; ') || 'no project'}`);
  }
}

async function projectsOf(client: Client, organizationId: string): Promise<readonly string[]> {
  const { rows } = await client.listProjects({ params: { organizationId } });
  if (rows.length === 0) return [];
  const progress = await client.getProgress({
    params: { organizationId },
    query: { projects: rows.map(({ id }) => id).join(',') },
  });
  return rows.map(({ id, name, side, shared, partners, host }) => {
    const byStatus = progress.rows.find(({ projectId }) => projectId === id)?.byStatus ?? {};
    const figures = Object.entries(byStatus).map(([status, count]) => `${count} ${status}`);
    const sharedWith = shared
      ? `shared with ${partners.map((partner) => partner.name).join(', ')}`
      : 'not shared';
    return `${name} (${side === 'external' ? `hosted by ${host.name}` : sharedWith}): ${figures.join(', ')}`;
  });
}
