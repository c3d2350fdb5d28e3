import { randomUUID } from 'node:crypto';
import type { AnnotationInput, Client, ImageAnnotations } from '@tandem/contracts';
import { ImageAnnotations as ImageAnnotationsSchema } from '@tandem/contracts';
import {
  boxAt,
  discAt,
  joinTandem,
  samplePhotograph,
  samplePhotographs,
  tokenFromMail,
} from '@tandem/journey';
import { refused, same } from './expectations.ts';
import { unzip } from './unzip.ts';

type Say = (line: string) => void;
type Place = { readonly organizationId: string; readonly projectId: string };

const password = 'a password for the story';

/**
 * The main job, from sign-up through both reviews to the end of the collaboration, through the public API alone.
 * Throws at the first surprise.
 */
export async function playStory(url: string, say: Say): Promise<void> {
  const run = randomUUID().slice(0, 8);
  const join = (name: string, organization: string) =>
    joinTandem(url, { name, email: `${name.toLowerCase()}.${run}@${organization}.example`, password });
  const mail = (name: string, organization: string) => `${name.toLowerCase()}.${run}@${organization}.example`;
  let step = 0;
  const tell = (line: string) => say(`${String((step += 1)).padStart(2)}  ${line}`);

  // People and organizations
  const [ada, bo, cy, eve, finn, gil, hana] = await Promise.all([
    join('Ada', 'host'),
    join('Bo', 'host'),
    join('Cy', 'host'),
    join('Eve', 'partner'),
    join('Finn', 'partner'),
    join('Gil', 'partner'),
    join('Hana', 'other'),
  ]);
  tell('Seven people sign up, verify their e-mail addresses by mail, and log in');
  const host = (await ada.createOrganization({ body: { name: 'Kelpworks' } })).id;
  const partner = (await finn.createOrganization({ body: { name: 'Beistad Markering' } })).id;
  const other = (await hana.createOrganization({ body: { name: 'Ostrava Labels' } })).id;
  const second = (await eve.createOrganization({ body: { name: 'Eve and friends' } })).id;
  tell('Four organizations are founded: a host, a partner, another partner, and one of Eve’s own');

  await ada.inviteMembers({
    params: { organizationId: host },
    body: { emails: [mail('Bo', 'host'), mail('Cy', 'host'), mail('Nobody', 'host')] },
  });
  await finn.inviteMembers({
    params: { organizationId: partner },
    body: { emails: [mail('Eve', 'partner'), mail('Gil', 'partner'), mail('Pending', 'partner')] },
  });
  await refused('membership.pending', bo.getOrganization({ params: { organizationId: host } }));
  await refused('organization.not-found', hana.getOrganization({ params: { organizationId: host } }));
  for (const [client, name, organization] of [
    [bo, 'Bo', 'host'],
    [cy, 'Cy', 'host'],
    [eve, 'Eve', 'partner'],
    [gil, 'Gil', 'partner'],
  ] as const) {
    await client.acceptInvitation({
      body: { token: await tokenFromMail(client, mail(name, organization), /\/invitation#/) },
    });
  }
  const hostMembers = (await ada.listMembers({ params: { organizationId: host } })).rows;
  same('members of the host', hostMembers.map(({ status }) => status).sort(), [
    'active',
    'active',
    'active',
    'pending',
  ]);
  same('Eve’s organizations', (await eve.getMe()).organizations.length, 2);
  tell(
    'Owners invite by e-mail; four accept, one on each side stays pending; Eve now belongs to two organizations',
  );

  // The project
  const project = await ada.createProject({
    params: { organizationId: host },
    body: { name: 'Everyday objects' },
  });
  const atHost: Place = { organizationId: host, projectId: project.id };
  const atPartner: Place = { organizationId: partner, projectId: project.id };
  const atOther: Place = { organizationId: other, projectId: project.id };
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
  const pendingMember = hostMembers.find(({ status }) => status === 'pending');
  await refused(
    'project-member.not-an-active-member',
    ada.addProjectMembers({
      params: atHost,
      body: { membershipIds: [pendingMember?.membershipId ?? ''], role: 'annotator' },
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

  // Sharing
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

  // Annotating
  const { image: next } = await gil.nextImage({ params: atPartner, body: { queue: 'annotation' } });
  same('“next image” claims it', next?.claim?.mine, true);
  const { image: another } = await eve.nextImage({ params: atPartner, body: { queue: 'annotation' } });
  if (another?.id === next?.id) throw new Error('two people got the same image');
  await gil.claimImage({ params: { ...atPartner, ...cat } });
  await refused(
    'image.claimed',
    cy.saveRevision({ params: { ...atHost, ...cat }, body: { revision: 0, annotations: [] } }),
  );
  tell('“Next image” gives two people two images, claimed; another’s claim refuses a save');
  const box = {
    id: 'box',
    labelId: outline.id,
    shape: 'boundingBox',
    segmentation: boxAt(120, 30, 220, 240),
    attributes: [{ name: 'occluded', values: ['no'] }],
  } satisfies AnnotationInput;
  const ear = {
    id: 'ear',
    labelId: outline.id,
    shape: 'polygon',
    segmentation: [150, 60, 180, 30, 200, 70],
  } satisfies AnnotationInput;
  const eye = {
    id: 'eye',
    labelId: surface.id,
    shape: 'rle',
    segmentation: discAt(230, 110, 12),
  } satisfies AnnotationInput;
  const drawn = [box, ear, eye];
  const saved = await gil.saveRevision({
    params: { ...atPartner, ...cat },
    body: { revision: 0, annotations: drawn },
  });
  same(
    'a save begins the work and entrusts the image',
    [saved.image.status, saved.image.revision, saved.image.entrustedTo?.organization.name],
    ['in_progress', 1, 'Beistad Markering'],
  );
  await refused(
    'image.stale',
    gil.saveRevision({ params: { ...atPartner, ...cat }, body: { revision: 0, annotations: drawn } }),
  );
  await refused(
    'annotation.invalid',
    gil.saveRevision({
      params: { ...atPartner, ...cat },
      body: { revision: 1, annotations: [{ ...box, segmentation: boxAt(400, 200, 500, 500) }] },
    }),
  );
  tell(
    'Gil saves a bounding box, a polygon and a mask; a stale revision and a box outside the picture are refused',
  );
  await refused('project.capability-missing', eve.downloadAnnotations({ params: atPartner }));
  await gil.addComment({
    params: { ...atPartner, ...cat },
    body: { text: 'The tail is behind the cushion.', audience: 'internal' },
  });
  same(
    'the host does not see an internal comment',
    (await ada.listComments({ params: { ...atHost, ...cat } })).rows.length,
    0,
  );
  const submitted = await gil.moveImage({
    params: { ...atPartner, ...cat },
    body: { move: 'submit', from: 'in_progress', revision: 1 },
  });
  same(
    'it waits for the partner’s review first',
    [submitted.status, submitted.waitsFor?.name],
    ['waiting_for_collaborator_review', 'Beistad Markering'],
  );
  await refused(
    'image.not-changeable',
    gil.saveRevision({ params: { ...atPartner, ...cat }, body: { revision: 1, annotations: drawn } }),
  );
  await refused(
    'image.move-not-allowed',
    gil.moveImage({
      params: { ...atPartner, ...cat },
      body: { move: 'approve', from: 'waiting_for_collaborator_review', revision: 1 },
    }),
  );
  tell('Gil submits: it waits for Beistad Markering’s review; he can no longer change it, nor approve');

  // Both reviews
  const reviewing = await eve.nextImage({ params: atPartner, body: { queue: 'review' } });
  same('Eve’s review queue brings it', reviewing.image?.id, cat.imageId);
  await refused(
    'image.comment-required',
    eve.moveImage({
      params: { ...atPartner, ...cat },
      body: { move: 'request_change', from: 'waiting_for_collaborator_review', revision: 1 },
    }),
  );
  const sentBack = await eve.moveImage({
    params: { ...atPartner, ...cat },
    body: {
      move: 'request_change',
      from: 'waiting_for_collaborator_review',
      revision: 1,
      comment: 'The ear is too small.',
    },
  });
  same('it goes back to Gil', [sentBack.status, sentBack.returnedTo?.name], ['waiting_for_change', 'Gil']);
  const back = await gil.nextImage({ params: atPartner, body: { queue: 'annotation' } });
  same('what was sent back comes first', back.image?.id, cat.imageId);
  await gil.saveRevision({
    params: { ...atPartner, ...cat },
    body: {
      revision: 1,
      annotations: [box, { ...ear, segmentation: [145, 70, 180, 20, 210, 75] }, eye],
    },
  });
  await gil.moveImage({
    params: { ...atPartner, ...cat },
    body: { move: 'submit', from: 'waiting_for_change', revision: 2 },
  });
  tell('Eve requests a change with a comment; it comes back to Gil first, he saves again and submits');
  const first = await eve.moveImage({
    params: { ...atPartner, ...cat },
    body: { move: 'approve', from: 'waiting_for_collaborator_review', revision: 2 },
  });
  same(
    'now it waits for the host',
    [first.status, first.waitsFor?.name],
    ['waiting_for_owner_review', 'Kelpworks'],
  );
  await refused(
    'image.move-not-allowed',
    eve.moveImage({
      params: { ...atPartner, ...cat },
      body: { move: 'approve', from: 'waiting_for_owner_review', revision: 2 },
    }),
  );
  await refused(
    'image.stale',
    bo.moveImage({
      params: { ...atHost, ...cat },
      body: { move: 'approve', from: 'waiting_for_collaborator_review', revision: 2 },
    }),
  );
  const done = await bo.moveImage({
    params: { ...atHost, ...cat },
    body: { move: 'approve', from: 'waiting_for_owner_review', revision: 2 },
  });
  same('approved on both sides', [done.status, done.acceptedRevision], ['done', 2]);
  tell('Eve approves, then Bo for the host: done');
  await bo.saveRevision({
    params: { ...atHost, ...rocket },
    body: { revision: 0, annotations: [] },
  });
  await bo.moveImage({
    params: { ...atHost, ...rocket },
    body: { move: 'submit', from: 'in_progress', revision: 1 },
  });
  await refused(
    'image.four-eyes',
    bo.moveImage({
      params: { ...atHost, ...rocket },
      body: { move: 'approve', from: 'waiting_for_owner_review', revision: 1 },
    }),
  );
  tell('Nobody approves their own work');

  // Downloading
  const files = await unzip(await bo.downloadAnnotations({ params: atHost, query: { status: 'done' } }));
  const [[path, text] = ['', '']] = [...files];
  const document: ImageAnnotations = ImageAnnotationsSchema.parse(JSON.parse(text));
  same('one file, under its folder', [files.size, path], [1, 'samples/cat.jpg.json']);
  same(
    'what the file says',
    [document.filename, document.status, document.width, document.height],
    ['cat.jpg', 'done', 451, 300],
  );
  same(
    'its annotations',
    document.labels.map(({ name, type, annotations }) => [name, type, annotations.length]),
    [
      ['Object', 'vector', 2],
      ['Surface', 'segmentation', 1],
    ],
  );
  tell('The host downloads the annotations as JSON; the partner may not');

  // A second partner
  await hana.acceptShareLink({ body: { token, organizationId: other } });
  await refused('image.not-found', hana.getImage({ params: { ...atOther, ...cat } }));
  const hanaSees = await Promise.all([
    hana.getProject({ params: atOther }),
    hana.listProjectMembers({ params: atOther }),
    hana.listImages({ params: atOther, query: { limit: 200 } }),
    hana.getTimeline({ params: atOther, query: { limit: 200 } }),
  ]);
  const everything = JSON.stringify(hanaSees);
  for (const secret of ['Beistad', partner, accepted.collaborationId, '"Eve"', '"Gil"', cat.imageId]) {
    if (everything.includes(secret)) throw new Error(`the second partner sees ${secret}`);
  }
  tell(
    'A second partner joins, and sees nothing of the first: no names, images, comments, nor that it is there',
  );

  // Rights that end
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

  // Stopping
  await eve.saveRevision({
    params: { ...atPartner, ...coffee },
    body: { revision: 0, annotations: [{ ...box, id: 'cup' }] },
  });
  await eve.moveImage({
    params: { ...atPartner, ...coffee },
    body: { move: 'submit', from: 'in_progress', revision: 1 },
  });
  const stop = await eve.stopCollaboration({
    params: { ...atPartner, collaborationId: accepted.collaborationId },
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

  // The timeline
  const told = await timelineOf(ada, atHost);
  for (const type of [
    'created',
    'label_added',
    'members_added',
    'share_link_enabled',
    'shared',
    'collaboration_stopped',
  ]) {
    if (!told.includes(`tandem.project.${type}.v1`))
      throw new Error(`the timeline does not tell of project.${type}`);
  }
  for (const type of ['uploaded', 'saved', 'moved', 'claimed']) {
    if (!told.includes(`tandem.image.${type}.v1`))
      throw new Error(`the timeline does not tell of image.${type}`);
  }
  if (told.includes('tandem.image.commented.v1'))
    throw new Error('the timeline tells the host of an internal comment');
  const annotatorSees = await timelineOf(cy, atHost);
  same('an annotator without work sees an empty timeline', annotatorSees.length, 0);
  const check = await ada.checkTimeline({ params: atHost });
  same('the chain holds', [check.intact, check.faults], [true, []]);
  tell(
    `The timeline tells all of it (${told.length} entries), to each side what it may see; its chain holds over ${check.events} events`,
  );

  say('');
  say('What each organization sees now:');
  for (const [client, name, organizationId] of [
    [ada, 'Kelpworks', host],
    [eve, 'Beistad Markering', partner],
    [hana, 'Ostrava Labels', other],
    [eve, 'Eve and friends', second],
  ] as const) {
    const { rows } = await client.listProjects({ params: { organizationId } });
    const { rows: progress } =
      rows.length > 0
        ? await client.getProgress({
            params: { organizationId },
            query: { projects: rows.map(({ id }) => id).join(',') },
          })
        : { rows: [] };
    const lines = rows.map(({ id, name: title, side, shared, partners, host: by }) => {
      const byStatus = progress.find(({ projectId }) => projectId === id)?.byStatus ?? {};
      const mark =
        side === 'external'
          ? `hosted by ${by.name}`
          : shared
            ? `shared with ${partners.map((one) => one.name).join(', ')}`
            : 'not shared';
      return `${title} (${mark}): ${Object.entries(byStatus)
        .map(([status, count]) => `${count} ${status}`)
        .join(', ')}`;
    });
    say(`  ${name.padEnd(18)} ${lines.join('; ') || 'no project'}`);
  }
}

async function addByName(
  manager: Client,
  at: Place,
  name: string,
  role: 'manager' | 'developer' | 'annotator',
): Promise<string> {
  const { rows } = await manager.findCandidates({ params: at, query: { search: name } });
  const { added } = await manager.addProjectMembers({
    params: at,
    body: { membershipIds: rows.map(({ membershipId }) => membershipId), role },
  });
  return added[0]?.projectMemberId ?? '';
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
