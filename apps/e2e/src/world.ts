import { randomUUID } from 'node:crypto';
import type { Client, Send } from '@tandem/contracts';
import { createSession, keepingCookies } from '@tandem/contracts';
import { boxAt, joinTandem, samplePhotograph } from '@tandem/journey';
import { listen } from './live-stream.ts';

const password = 'a password for tests';

/**
 * A host with a project shared with two partners that do not know of one another, and strangers who have no part in it.
 * One image is entrusted to each partner, one to nobody.
 */
export async function openWorld(url: string, send?: Send) {
  const run = randomUUID().slice(0, 8);
  const emailOf = (name: string) => `${name.toLowerCase()}.${run}@example.org`;
  const browsers = new Map<Client, Send>();
  const person = async (name: string) => {
    const browser = keepingCookies(send);
    const client = await joinTandem(url, { name, email: emailOf(name), password }, browser);
    browsers.set(client, browser);
    return client;
  };
  const [ada, bo, eve, gil, hana, zoe] = (await Promise.all(
    ['Ada', 'Bo', 'Eve', 'Gil', 'Hana', 'Zoe'].map(person),
  )) as [Client, Client, Client, Client, Client, Client];
  const [host, first, second, strangers] = (await Promise.all(
    [
      [ada, 'Kelpworks'],
      [eve, 'Beistad Markering'],
      [hana, 'Ostrava Labels'],
      [zoe, 'Strangers'],
    ].map(
      async ([owner, name]) =>
        (await (owner as Client).createOrganization({ body: { name: String(name) } })).id,
    ),
  )) as [string, string, string, string];
  const enter = async (owner: Client, organizationId: string, member: Client) => {
    const { account } = await member.getMe();
    await owner.inviteMembers({ params: { organizationId }, body: { emails: [account.email] } });
    const [invitation] = (await member.getMe()).invitations;
    await member.acceptListedInvitation({
      params: { organizationId, invitationId: invitation?.invitationId ?? '' },
    });
  };
  await Promise.all([enter(ada, host, bo), enter(eve, first, gil)]);
  const pending = await ada.inviteMembers({
    params: { organizationId: host },
    body: { emails: [`nobody.${run}@example.org`] },
  });

  const project = await ada.createProject({
    params: { organizationId: host },
    body: { name: 'Everyday objects' },
  });
  const at = { organizationId: host, projectId: project.id };
  const label = await ada.addLabel({
    params: at,
    body: { name: 'Object', color: '#d1495b', type: 'vector' },
  });
  const add = async (
    manager: Client,
    organizationId: string,
    name: string,
    role: 'developer' | 'annotator',
  ) => {
    const place = { organizationId, projectId: project.id };
    const { rows } = await manager.findCandidates({ params: place, query: { search: name } });
    const { added } = await manager.addProjectMembers({
      params: place,
      body: { membershipIds: rows.map(({ membershipId }) => membershipId), role },
    });
    return added[0]?.projectMemberId ?? '';
  };
  const boMember = await add(ada, host, 'Bo', 'developer');
  const token = (await ada.enableShareLink({ params: at, body: { maxOrganizations: 2 } })).token ?? '';
  const accepted = await eve.acceptShareLink({ body: { token, organizationId: first } });
  const acceptedSecond = await hana.acceptShareLink({ body: { token, organizationId: second } });
  const gilMember = await add(eve, first, 'Gil', 'annotator');
  const upload = async (name: string) =>
    (await bo.uploadImage({ params: at, file: samplePhotograph(name) })).id;
  const [entrustedToFirst, entrustedToSecond, free] = (await Promise.all(
    ['cat.jpg', 'coffee.jpg', 'clock.jpg'].map(upload),
  )) as [string, string, string];
  const box = (id: string) => ({
    id,
    labelId: label.id,
    shape: 'boundingBox' as const,
    segmentation: boxAt(10, 10, 50, 50),
  });
  await gil.saveRevision({
    params: { organizationId: first, projectId: project.id, imageId: entrustedToFirst },
    body: { revision: 0, annotations: [box('a')] },
  });
  await hana.saveRevision({
    params: { organizationId: second, projectId: project.id, imageId: entrustedToSecond },
    body: { revision: 0, annotations: [box('b')] },
  });
  const comment = await gil.addComment({
    params: { organizationId: first, projectId: project.id, imageId: entrustedToFirst },
    body: { text: 'Here.' },
  });
  const membership = (await ada.getOrganization({ params: { organizationId: host } })).me.membershipId;

  const assignment = await ada.assignFolders({
    params: at,
    body: { folders: ['nowhere'], subfolders: false, projectMemberIds: [gilMember] },
  });

  const ids = {
    organizationId: host,
    projectId: project.id,
    labelId: label.id,
    imageId: free,
    membershipId: membership,
    invitationId: pending.invited[0]?.invitationId ?? '',
    projectMemberId: boMember,
    collaborationId: accepted.collaborationId,
    barId: randomUUID(),
    commentId: comment.id,
    assignmentId: assignment.id,
    revision: 1,
  };

  return {
    /** One valid id for every parameter of a path, as the host sees them. */
    ids,
    people: { ada, bo, eve, gil, hana, zoe },
    credentialsOf: (name: string) => ({ email: emailOf(name), password }),
    /** One of the people once more, in another browser. */
    async logInAgain(name: string): Promise<Client> {
      const browser = keepingCookies();
      const client = createSession(url, browser);
      await client.logIn({ body: { email: emailOf(name), password } });
      browsers.set(client, browser);
      return client;
    },
    /** Opens a live stream in the browser of one of them; anybody else has no session. */
    listen: (client: Client, organizationId: string) =>
      listen(url, browsers.get(client) ?? send ?? fetch, organizationId),
    organizations: { host, first, second, strangers },
    projectId: project.id,
    labelId: label.id,
    token,
    box,
    images: { entrustedToFirst, entrustedToSecond, free },
    collaborations: { first: accepted.collaborationId, second: acceptedSecond.collaborationId },
    projectMembers: { bo: boMember, gil: gilMember },
    commentId: comment.id,
    invitationId: pending.invited[0]?.invitationId ?? '',
    membershipId: membership,
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;
