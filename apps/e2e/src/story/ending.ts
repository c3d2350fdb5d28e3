import { refused, same } from '../expectations.ts';
import type { Annotated } from './annotating.ts';
import type { Tell } from './cast.ts';
import type { Project } from './project.ts';

/** A removed member is out at once, and a new invitation gives nothing back. */
export async function removeSomebody(project: Project, tell: Tell): Promise<void> {
  const { eve, finn, gil, partner, mail, atPartner } = project;
  const gilMember = (await eve.listProjectMembers({ params: atPartner })).rows.find(
    ({ name }) => name === 'Gil',
  );
  const gilMembership = (await finn.listMembers({ params: { organizationId: partner } })).rows.find(
    ({ name }) => name === 'Gil',
  );
  await finn.removeMember({
    params: { organizationId: partner, membershipId: gilMembership?.membershipId ?? '' },
  });
  await refused('project.not-found', gil.getProject({ params: atPartner }));
  await finn.inviteMembers({
    params: { organizationId: partner },
    body: { emails: [mail('Gil', 'partner')] },
  });
  const again = (await gil.getMe()).invitations[0];
  await gil.acceptListedInvitation({
    params: { organizationId: partner, invitationId: again?.invitationId ?? '' },
  });
  await refused('project.not-found', gil.getProject({ params: atPartner }));
  same('Gil was a member of the project', gilMember?.role, 'annotator');
  tell(
    'Gil is removed from his organization and out of the project at once; invited again, he does not get it back',
  );
}

/** The external side stops: out at once in every service, and nothing is lost. */
export async function stopCollaborating(annotated: Annotated, tell: Tell): Promise<void> {
  const { ada, eve, partner, cat, coffee, atHost, atPartner, box, collaborationId } = annotated;
  await eve.saveRevision({
    params: { ...atPartner, ...coffee },
    body: { revision: 0, annotations: [{ ...box, id: 'cup' }] },
  });
  await eve.moveImage({
    params: { ...atPartner, ...coffee },
    body: { move: 'submit', from: 'in_progress', revision: 1 },
  });
  const stop = await eve.stopCollaboration({
    params: { ...atPartner, collaborationId },
  });
  same('every service has applied the stop', stop.pending, []);
  await refused('project.not-found', eve.getProject({ params: atPartner }));
  await refused('project.not-found', eve.getImage({ params: { ...atPartner, ...coffee } }));
  await refused('project.not-found', eve.getTimeline({ params: atPartner }));
  same(
    'it left Beistad’s list',
    (await eve.listProjects({ params: { organizationId: partner } })).rows.length,
    0,
  );
  tell('Eve stops the collaboration: her side is out at once, in every service');
  const kept = await ada.getImage({ params: { ...atHost, ...coffee } });
  same(
    'what waited for the partner waits for the host',
    [kept.status, kept.revision, kept.entrustedTo],
    ['waiting_for_owner_review', 1, null],
  );
  const revisions = await ada.listRevisions({ params: { ...atHost, ...cat } });
  same(
    'nothing is lost',
    revisions.rows.map(({ savedBy }) => savedBy.name),
    ['Gil', 'Gil'],
  );
  tell('Nothing is lost: what waited for the partner waits for the host, revisions keep their authors');
}
