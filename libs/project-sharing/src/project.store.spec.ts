import { expect, it } from 'vitest';
import { projectAggregates } from './project.store.ts';
import { Project, settled } from './project.ts';

it('reads a project that was stored before links could require approval or an address', () => {
  const id = crypto.randomUUID();
  const stored = {
    ...{ id, organizationId: id, name: 'Kelp', createdAt: '2026-11-24T10:00:00.000Z', deletedAt: null },
    settings: { partnersAssign: false, partnersSee: 'all', fourEyes: 'never' },
    ...{ labels: [], members: [], collaborations: [], bars: [] },
    shareLink: { id, generation: 1, on: true, expiresAt: null, maxOrganizations: 2, usedBy: [id] },
    ...{ live: true, nameKey: 'kelp', partnerIds: [], grants: [] },
  };
  const { schemaVersion, upgrades } = projectAggregates.collection;
  let document: Record<string, unknown> = stored;
  for (let version = 1; version < schemaVersion; version += 1)
    document = upgrades?.[version]?.(document) ?? document;
  const project = Project.parse(document);
  expect(project).toMatchObject({
    shareLink: { ...stored.shareLink, requiresApproval: false, emailDomains: [] },
    ...{ requests: [], asking: [] },
  });
  expect(settled(project)).toMatchObject({ name: 'Kelp', asking: [] });
});
