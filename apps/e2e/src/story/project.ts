import { samplePhotograph, samplePhotographs } from '@tandem/journey';
import { refused, same } from '../expectations.ts';
import type { Cast, Tell } from './cast.ts';
import { addByName } from './staffing.ts';

/** The host's project: two labels, members in the three roles, the sample photographs. */
export async function createProject(cast: Cast, tell: Tell) {
  const { ada, bo, cy, host, partner, other, pendingMembershipId } = cast;
  const project = await ada.createProject({
    params: { organizationId: host },
    body: { name: 'Everyday objects' },
  });
  const atHost = { organizationId: host, projectId: project.id };
  const atPartner = { organizationId: partner, projectId: project.id };
  const atOther = { organizationId: other, projectId: project.id };
  const outline = await ada.addLabel({
    params: atHost,
    body: {
      name: 'Object',
      color: '#d1495b',
      type: 'vector',
      attributes: [{ name: 'occluded', values: ['yes', 'no'] }],
    },
  });
  const surface = await ada.addLabel({
    params: atHost,
    body: { name: 'Surface', color: '#2a9d8f', type: 'segmentation' },
  });
  await refused(
    'label.name-taken',
    ada.addLabel({ params: atHost, body: { name: 'object', color: '#000000', type: 'vector' } }),
  );
  tell('The host creates a project with two labels');
  const boMember = await addByName(ada, atHost, 'Bo', 'developer');
  await addByName(ada, atHost, 'Cy', 'annotator');
  await refused(
    'project-member.not-an-active-member',
    ada.addProjectMembers({
      params: atHost,
      body: { membershipIds: [pendingMembershipId], role: 'annotator' },
    }),
  );
  await refused(
    'project.capability-missing',
    cy.addLabel({ params: atHost, body: { name: 'Mine', color: '#000000', type: 'vector' } }),
  );
  await refused(
    'project-member.role-not-grantable',
    bo.changeProjectMemberRole({
      params: { ...atHost, projectMemberId: boMember },
      body: { role: 'manager' },
    }),
  );
  tell(
    '… with members in the three roles; a pending one cannot be added, an annotator adds no label, a developer makes no manager',
  );

  const uploaded = await Promise.all(
    samplePhotographs.map((name) =>
      bo.uploadImage({ params: atHost, form: { folder: 'samples' }, file: samplePhotograph(name) }),
    ),
  );
  await refused(
    'image.name-taken',
    bo.uploadImage({ params: atHost, form: { folder: 'samples' }, file: samplePhotograph('cat.jpg') }),
  );
  await refused(
    'image.not-an-image',
    bo.uploadImage({ params: atHost, file: { name: 'notes.txt', bytes: Buffer.from('not an image') } }),
  );
  const cat = { imageId: uploaded.find(({ name }) => name === 'cat.jpg')?.id ?? '' };
  const rocket = { imageId: uploaded.find(({ name }) => name === 'rocket.jpg')?.id ?? '' };
  const coffee = { imageId: uploaded.find(({ name }) => name === 'coffee.jpg')?.id ?? '' };
  same('the project is not shared yet', (await ada.getProject({ params: atHost })).shared, false);
  tell(
    `The developer uploads ${uploaded.length} photographs; a file already there and one that is no image are refused by name`,
  );

  return { ...cast, atHost, atPartner, atOther, outline, surface, cat, rocket, coffee };
}

export type Project = Awaited<ReturnType<typeof createProject>>;
