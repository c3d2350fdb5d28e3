import { randomUUID } from 'node:crypto';
import type { Send } from '@tandem/contracts';
import { joinTandem, tokenFromMail } from '@tandem/journey';
import { refused, same } from '../expectations.ts';

export type Tell = (line: string) => void;

const password = 'a password for the story';

/** Who is in the story: seven people and four organizations, with one invitation pending on each side. */
export async function gatherCast(url: string, tell: Tell, send?: Send) {
  const run = randomUUID().slice(0, 8);
  const mail = (name: string, organization: string) => `${name.toLowerCase()}.${run}@${organization}.example`;
  const join = (name: string, organization: string) =>
    joinTandem(url, { name, email: mail(name, organization), password }, send);
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

  const pendingMembershipId = hostMembers.find(({ status }) => status === 'pending')?.membershipId ?? '';
  return { ada, bo, cy, eve, finn, gil, hana, host, partner, other, second, mail, pendingMembershipId };
}

export type Cast = Awaited<ReturnType<typeof gatherCast>>;
