import { randomUUID } from 'node:crypto';
import type { Client } from '@tandem/contracts';
import type { DemoAccount } from '@tandem/gateway';
import { boxAt, discAt, joinTandem, samplePhotograph, samplePhotographs } from '@tandem/journey';

const password = 'tandem-demo';
const people = {
  ines: {
    who: 'Kelpworks (host): owner, manager of the project',
    name: 'Ines Duarte',
    email: 'ines@kelpworks.example',
  },
  tomas: { who: 'Kelpworks: developer', name: 'Tomás Reyes', email: 'tomas@kelpworks.example' },
  priya: { who: 'Kelpworks: annotator', name: 'Priya Nair', email: 'priya@kelpworks.example' },
  ingvild: {
    who: 'Beistad Markering (partner): owner, manager',
    name: 'Ingvild Beistad',
    email: 'ingvild@beistad.example',
  },
  ola: { who: 'Beistad Markering: annotator', name: 'Ola Lunde', email: 'ola@beistad.example' },
} as const;

export const demoAccounts: DemoAccount[] = Object.values(people).map(({ who, email }) => ({
  who,
  email,
  password,
}));

/**
 * Two organizations, one shared project, the sample photographs in several statuses: made through the public API as
 * people would. Every step has a fixed Idempotency-Key, so a start that was interrupted is finished by the next one.
 */
export async function loadDemo(
  { url }: { readonly url: string },
  say: (line: string) => void,
): Promise<void> {
  say('First start: loading demo data …');
  const enter = ({ name, email }: { name: string; email: string }) =>
    joinTandem(url, { name, email, password });
  const [ines, tomas, priya, ingvild, ola] = await Promise.all([
    enter(people.ines),
    enter(people.tomas),
    enter(people.priya),
    enter(people.ingvild),
    enter(people.ola),
  ]);
  const kelpworks = await foundOrganization(
    ines,
    'Kelpworks',
    [tomas, priya],
    [people.tomas.email, people.priya.email],
  );
  const beistad = await foundOrganization(ingvild, 'Beistad Markering', [ola], [people.ola.email]);

  const project = await ines.createProject({
    params: { organizationId: kelpworks },
    body: { name: 'Everyday objects' },
    idempotencyKey: 'demo-project',
  });
  const atHost = { organizationId: kelpworks, projectId: project.id };
  const atPartner = { organizationId: beistad, projectId: project.id };
  const outline = await ines.addLabel({
    params: atHost,
    body: { name: 'Object', color: '#d1495b', type: 'vector' },
    idempotencyKey: 'demo-label-object',
  });
  const surface = await ines.addLabel({
    params: atHost,
    body: { name: 'Surface', color: '#2a9d8f', type: 'segmentation' },
    idempotencyKey: 'demo-label-surface',
  });
  await staff(ines, atHost, people.tomas.name, 'developer');
  await staff(ines, atHost, people.priya.name, 'annotator');

  const images = await Promise.all(
    samplePhotographs.map((name) =>
      ines.uploadImage({
        params: atHost,
        form: { folder: 'samples' },
        file: samplePhotograph(name),
        idempotencyKey: `demo-upload-${name}`,
      }),
    ),
  );
  const idOf = (name: string) => images.find((image) => image.name === `${name}.jpg`)?.id ?? '';

  const link = await ines.enableShareLink({ params: atHost, body: {}, idempotencyKey: 'demo-link' });
  await ingvild.acceptShareLink({
    body: { token: link.token ?? '', organizationId: beistad },
    idempotencyKey: 'demo-accept',
  });
  await staff(ingvild, atPartner, people.ola.name, 'annotator');

  const work = async (client: Client, at: typeof atHost, name: string, box: number[]) => {
    const annotations = [
      { id: 'object', labelId: outline.id, shape: 'boundingBox' as const, segmentation: box },
      { id: 'surface', labelId: surface.id, shape: 'rle' as const, segmentation: discAt(60, 60, 25) },
    ];
    await client.saveRevision({
      params: { ...at, imageId: idOf(name) },
      body: { revision: 0, annotations },
      idempotencyKey: `demo-save-${name}`,
    });
  };
  const move = (
    client: Client,
    at: typeof atHost,
    name: string,
    body: Parameters<Client['moveImage']>[0]['body'],
  ) =>
    client.moveImage({
      params: { ...at, imageId: idOf(name) },
      body,
      idempotencyKey: `demo-${body.move}-${body.from}-${name}`,
    });
  const submit = (client: Client, at: typeof atHost, name: string) =>
    move(client, at, name, { move: 'submit', from: 'in_progress', revision: 1 });
  const firstApproval = (name: string) =>
    move(ingvild, atPartner, name, { move: 'approve', from: 'waiting_for_collaborator_review', revision: 1 });

  await Promise.all([
    work(ola, atPartner, 'cat', boxAt(120, 30, 220, 240)),
    work(ola, atPartner, 'coffee', boxAt(170, 90, 260, 220)),
    work(ola, atPartner, 'rocket', boxAt(270, 60, 90, 300)),
    work(ola, atPartner, 'astronaut', boxAt(120, 20, 240, 480)),
    work(ola, atPartner, 'coins', boxAt(20, 30, 60, 55)),
    work(priya, atHost, 'clock', boxAt(110, 60, 180, 180)),
    work(priya, atHost, 'cameraman', boxAt(120, 70, 160, 400)),
  ]);
  await Promise.all([
    ...['cat', 'coffee', 'rocket', 'astronaut'].map((name) => submit(ola, atPartner, name)),
    submit(priya, atHost, 'clock'),
  ]);
  await Promise.all([firstApproval('cat'), firstApproval('coffee')]);
  await move(tomas, atHost, 'cat', { move: 'approve', from: 'waiting_for_owner_review', revision: 1 });
  await move(ingvild, atPartner, 'rocket', {
    move: 'request_change',
    from: 'waiting_for_collaborator_review',
    revision: 1,
    comment: 'The box should end where the flame begins, not at the ground.',
  });
  await move(tomas, atHost, 'gravel', {
    move: 'skip',
    from: 'new',
    revision: 0,
    reason: 'No single object in this picture.',
  });
  say(
    `Demo data: ${images.length} photographs in one project of Kelpworks, shared with Beistad Markering. Log in as:`,
  );
}

async function foundOrganization(
  owner: Client,
  name: string,
  members: readonly Client[],
  emails: string[],
): Promise<string> {
  const { id } = await owner.createOrganization({ body: { name }, idempotencyKey: 'demo-organization' });
  await owner.inviteMembers({
    params: { organizationId: id },
    body: { emails },
    idempotencyKey: 'demo-invitations',
  });
  await Promise.all(
    members.map(async (member) => {
      const invitation = (await member.getMe()).invitations.find(
        ({ organizationId }) => organizationId === id,
      );
      if (invitation)
        await member.acceptListedInvitation({
          params: { organizationId: id, invitationId: invitation.invitationId },
          idempotencyKey: randomUUID(),
        });
    }),
  );
  return id;
}

async function staff(
  manager: Client,
  at: { organizationId: string; projectId: string },
  name: string,
  role: 'developer' | 'annotator',
): Promise<void> {
  const { rows } = await manager.findCandidates({ params: at, query: { search: name } });
  if (rows.length > 0)
    await manager.addProjectMembers({
      params: at,
      body: { membershipIds: rows.map(({ membershipId }) => membershipId), role },
    });
}
