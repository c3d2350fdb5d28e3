import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from '@tandem/contracts';
import { identityHeader } from '@tandem/platform';
import type { System } from './system.ts';

const password = 'a password for the bench';
/** A PNG of one pixel: what is measured is the work on an image, not its decoding. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const atOnce = 16;

async function mailedToken({ mails }: System, email: string): Promise<string> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const token = (await mails()).find(({ to }) => to === email)?.text.match(/#(\S+)/)?.[1];
    if (token !== undefined) return token;
    await pause(20);
  }
  throw new Error(`no mail came to ${email}`);
}

/** Signs up, verifies the address and logs in, as people do. */
async function join(system: System, name: string) {
  const { gateway } = system.urls;
  const email = `${name.toLowerCase()}@example.org`;
  const anonymous = createClient(gateway);
  await anonymous.signUp({ body: { name, email, password } });
  await anonymous.verifyEmail({ body: { token: await mailedToken(system, email) } });
  let cookie = '';
  const client = createClient(gateway, async (url, { headers, ...init }) => {
    const response = await fetch(url, {
      ...init,
      headers: { ...(headers as Record<string, string>), ...(cookie && { cookie }) },
    });
    const [set] = response.headers.getSetCookie();
    cookie = set?.split(';')[0] ?? cookie;
    return response;
  });
  const { account } = await client.logIn({ body: { email, password } });
  return { client, accountId: account.id, cookie };
}

/**
 * A project that Kelpworks shares with Beistad Markering, whose annotator and manager do the first review:
 * made through the gateway, with real accounts, mails and sessions.
 */
export async function openScene(system: System) {
  const [ada, eve, gil] = [await join(system, 'Ada'), await join(system, 'Eve'), await join(system, 'Gil')];
  const host = await ada.client.createOrganization({ body: { name: 'Kelpworks' } });
  const partner = await eve.client.createOrganization({ body: { name: 'Beistad Markering' } });
  await eve.client.inviteMembers({
    params: { organizationId: partner.id },
    body: { emails: ['gil@example.org'] },
  });
  const [invitation] = (await gil.client.getMe()).invitations;
  await gil.client.acceptListedInvitation({
    params: { organizationId: partner.id, invitationId: invitation?.invitationId ?? '' },
  });

  const project = await ada.client.createProject({
    params: { organizationId: host.id },
    body: { name: 'Everyday objects' },
  });
  const atHost = { organizationId: host.id, projectId: project.id };
  const atPartner = { organizationId: partner.id, projectId: project.id };
  const label = await ada.client.addLabel({
    params: atHost,
    body: { name: 'Object', color: '#d1495b', type: 'vector' },
  });
  const { token } = await ada.client.enableShareLink({ params: atHost, body: {} });
  await eve.client.acceptShareLink({ body: { token: token ?? '', organizationId: partner.id } });
  const { rows } = await eve.client.findCandidates({ params: atPartner, query: { search: 'Gil' } });
  await eve.client.addProjectMembers({
    params: atPartner,
    body: { membershipIds: rows.map(({ membershipId }) => membershipId), role: 'annotator' },
  });

  const identityOf = async (accountId: string, audience: string) => ({
    [identityHeader]: await system.signIdentity(accountId, audience),
  });
  const atReview = ({ accountId }: { readonly accountId: string }) =>
    createClient(system.urls.review, async (url, { headers, ...init }) =>
      fetch(url, {
        ...init,
        headers: {
          ...(headers as Record<string, string>),
          ...(await identityOf(accountId, 'review-workflow')),
        },
      }),
    );
  const [uploader, annotator] = [atReview(ada), atReview(gil)];

  /** One image, saved once by the annotator, and so entrusted to the partner. */
  const addImage = async () => {
    const { id } = await uploader.uploadImage({
      params: atHost,
      file: { name: `${randomUUID()}.png`, bytes: pixel },
    });
    const box = {
      id: 'a',
      labelId: label.id,
      shape: 'boundingBox' as const,
      segmentation: [0, 0, 1, 0, 1, 1, 0, 1],
    };
    await annotator.saveRevision({
      params: { ...atPartner, imageId: id },
      body: { revision: 0, annotations: [box] },
    });
    return id;
  };

  return {
    atHost,
    atPartner,
    /** The host's manager, and the partner's annotator and reviewer: by their session and by their signed identity. */
    manager: ada,
    annotator: gil,
    reviewer: eve,
    identityOf,
    view: (imageId: string) => annotator.getImage({ params: { ...atPartner, imageId } }),
    /** New ones, so that every round begins with images that nobody has moved or commented on. */
    async addImages(count: number): Promise<string[]> {
      const ids: string[] = [];
      for (let made = 0; made < count; made += atOnce)
        ids.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, count - made) }, addImage))));
      return ids;
    },
  };
}
export type Scene = Awaited<ReturnType<typeof openScene>>;
