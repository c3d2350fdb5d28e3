import { refused, same } from '../expectations.ts';
import type { Tell } from './cast.ts';
import type { Shared } from './sharing.ts';

/** Partners never see each other. */
export async function welcomeSecondPartner(shared: Shared, tell: Tell): Promise<void> {
  const { ada, hana, partner, other, cat, atHost, atOther, collaborationId } = shared;
  const link = await ada.rotateShareLink({ params: atHost, body: { requiresApproval: true } });
  const asked = await hana.acceptShareLink({ body: { token: link.token ?? '', organizationId: other } });
  const waits = (await hana.listProjects({ params: { organizationId: other } })).rows[0];
  same(
    'Hana sees that it waits for the host',
    [asked.status, waits?.host.name, waits?.waiting?.collaborationId],
    ['pending', 'Kelpworks', asked.collaborationId],
  );
  const request = { params: { ...atHost, collaborationId: asked.collaborationId }, body: {} };
  await refused('project.not-found', hana.getProject({ params: atOther }));
  await refused(
    'project.not-found',
    hana.approveCollaboration({ ...request, params: { ...request.params, ...atOther } }),
  );
  await ada.approveCollaboration(request);
  await refused('collaboration.not-pending', ada.declineCollaboration(request));
  tell('The link requires approval now: Hana asks, sees that it waits and nothing else, until Ada approves');
  await refused('image.not-found', hana.getImage({ params: { ...atOther, ...cat } }));
  const hanaSees = await Promise.all([
    hana.getProject({ params: atOther }),
    hana.listProjectMembers({ params: atOther }),
    hana.listImages({ params: atOther, query: { limit: 200 } }),
    hana.getTimeline({ params: atOther, query: { limit: 200 } }),
  ]);
  const everything = JSON.stringify(hanaSees);
  for (const secret of ['Beistad', partner, collaborationId, '"Eve"', '"Gil"', cat.imageId]) {
    if (everything.includes(secret)) throw new Error(`the second partner sees ${secret}`);
  }
  tell(
    'A second partner joins, and sees nothing of the first: no names, images, comments, nor that it is there',
  );
}
