import { randomUUID } from 'node:crypto';
import { refused, same } from '../expectations.ts';
import type { Tell } from './cast.ts';
import type { Project } from './project.ts';
import { addByName } from './staffing.ts';

/** The link, the preview, the choice of an organization, and the partner's own people. */
export async function shareProject(project: Project, tell: Tell) {
  const { ada, bo, eve, finn, host, partner, other, atHost, atPartner } = project;
  const link = await ada.enableShareLink({ params: atHost, body: { maxOrganizations: 2 } });
  const token = link.token ?? '';
  await refused('project.capability-missing', bo.getShareLink({ params: atHost }));
  await refused('share-link.not-found', eve.previewShareLink({ body: { token: `${token}x` } }));
  const preview = await eve.previewShareLink({ body: { token } });
  same(
    'the preview names project and host',
    [preview.project.name, preview.host.name],
    ['Everyday objects', 'Kelpworks'],
  );
  same('Eve may choose between two organizations', preview.organizations.map(({ name }) => name).sort(), [
    'Beistad Markering',
    'Eve and friends',
  ]);
  await refused('project.not-found', eve.getProject({ params: atPartner }));
  tell('The host turns the link on; Eve previews it, and sees nothing of the project before she accepts');
  await refused(
    'share-link.own-organization',
    ada.acceptShareLink({ body: { token, organizationId: host } }),
  );
  await refused(
    'share-link.not-active-member',
    eve.acceptShareLink({ body: { token, organizationId: other } }),
  );
  const key = randomUUID();
  const accepted = await eve.acceptShareLink({
    body: { token, organizationId: partner },
    idempotencyKey: key,
  });
  same(
    'a retry gives the same answer',
    await eve.acceptShareLink({ body: { token, organizationId: partner }, idempotencyKey: key }),
    accepted,
  );
  await refused(
    'share-link.already-collaborating',
    finn.acceptShareLink({ body: { token, organizationId: partner } }),
  );
  const history = await ada.listShareLinkHistory({ params: atHost });
  same(
    'the link’s history tells that it was opened, refused and accepted',
    history.rows.map(({ use, organization }) => [use, organization?.name ?? null]).reverse(),
    [
      ['opened', null],
      ['refused', 'Kelpworks'],
      ['refused', null],
      ['accepted', 'Beistad Markering'],
      ['refused', 'Beistad Markering'],
    ],
  );
  const eveSees = await eve.getProject({ params: atPartner });
  same(
    'Eve manages the external side',
    [eveSees.side, eveSees.role, eveSees.host.name],
    ['external', 'manager', 'Kelpworks'],
  );
  tell('Eve chooses Beistad Markering and confirms: she is manager there');
  const listed = (
    await Promise.all([
      ada.listProjects({ params: { organizationId: host } }),
      eve.listProjects({ params: { organizationId: partner } }),
    ])
  ).map(({ rows }) => rows[0]);
  same(
    'both lists mark it as shared',
    listed.map((entry) => entry?.shared),
    [true, true],
  );
  same(
    'the host’s list names the partner',
    listed[0]?.partners.map(({ name }) => name),
    ['Beistad Markering'],
  );
  tell('The project is in both lists, marked as shared, naming the other side');
  await addByName(eve, atPartner, 'Gil', 'annotator');
  await refused(
    'project-member.role-not-on-side',
    eve.addProjectMembers({ params: atPartner, body: { membershipIds: [randomUUID()], role: 'developer' } }),
  );
  await refused(
    'project-member.other-side',
    eve.removeProjectMember({
      params: {
        ...atPartner,
        projectMemberId:
          (await ada.listProjectMembers({ params: atHost })).rows.find(({ name }) => name === 'Ada')?.id ??
          '',
      },
    }),
  );
  tell('Eve adds Gil as annotator; each side manages its own people only');

  return { ...project, token, collaborationId: accepted.collaborationId };
}

export type Shared = Awaited<ReturnType<typeof shareProject>>;
