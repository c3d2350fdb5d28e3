import { randomUUID } from 'node:crypto';
import type { Client } from '@tandem/contracts';
import { ApiProblem } from '@tandem/contracts';
import type { Store } from '@tandem/platform';
import { createLogger } from '@tandem/platform';
import { openTestPlatform } from '@tandem/testing';
import { createOrg } from './service.ts';

export const password = 'correct horse battery';
export const day = 24 * 3_600_000;
export const minute = 60_000;

/** A store that keeps what is written as text, and loses one write when told to. */
export function watched(store: Store) {
  const written: string[] = [];
  let failing: string | undefined;
  const watch: Store = {
    ...store,
    collection(spec) {
      const collection = store.collection(spec);
      const write = async <Outcome>(doc: object, run: () => Promise<Outcome>): Promise<Outcome> => {
        if (failing === spec.name) {
          failing = undefined;
          throw new Error('the process died');
        }
        written.push(JSON.stringify(doc));
        return run();
      };
      return {
        ...collection,
        insert: (doc) => write(doc, () => collection.insert(doc)),
        replace: (doc, version) => write(doc, () => collection.replace(doc, version)),
      };
    },
  };
  return { store: watch, written, failNext: (collection: string) => void (failing = collection) };
}

/** The refusal that a call is answered with; fails where the call succeeds. */
export async function refused(call: Promise<unknown>): Promise<ApiProblem> {
  const answer = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (answer instanceof ApiProblem) return answer;
  throw new Error('this call was not refused', { cause: answer });
}

export const codesOf = async (calls: readonly Promise<unknown>[]): Promise<readonly string[]> => {
  const settled = await Promise.allSettled(calls);
  return settled
    .map((one) =>
      one.status === 'fulfilled'
        ? 'ok'
        : one.reason instanceof ApiProblem
          ? one.reason.code
          : String(one.reason),
    )
    .toSorted();
};

export type Person = { readonly id: string; readonly email: string; readonly client: Client };

/** The org service on its own, people with mailboxes, and organizations; `quiet` where failures are part of the test. */
export async function openOrg({ quiet = false, unreachable = '' } = {}) {
  const platform = await openTestPlatform('org');
  const { store, written, failNext } = watched(platform.deps.store);
  /** To whom a mail was sent, or tried to. */
  const sendings: string[] = [];
  const service = createOrg({
    ...platform.deps,
    ...(quiet ? { logger: createLogger('org', 'silent') } : {}),
    store,
    mailer: {
      ...platform.mailer,
      async send(mail) {
        sendings.push(mail.to);
        if (mail.to === unreachable) throw new Error('no such mailbox');
        await platform.mailer.send(mail);
      },
    },
    tokens: platform.tokens,
    publicUrl: 'https://tandem.example/',
  });
  const { url, as, anonymous } = await platform.serve(service);
  const newEmail = (name: string) => `${name}-${randomUUID().slice(0, 8)}@example.org`.toLowerCase();

  /** Waits for the nth mail (from 1) to an address whose link leads to a page; gives its text and the link's token. */
  const mailTo = async (email: string, page: string, nth = 1) => {
    const link = new RegExp(`https://tandem\\.example/${page}#(\\S+)`);
    for (let pause = 0; pause < 200; pause += 1) {
      const mails = (await platform.mails()).filter(({ to, text }) => to === email && link.test(text));
      const mail = mails.toReversed()[nth - 1];
      if (mail) return { ...mail, token: link.exec(mail.text)?.[1] ?? '' };
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`no mail number ${nth} to ${email} leads to ${page}`);
  };

  const signUp = async (name: string, email = newEmail(name)): Promise<Person> => {
    const { id } = await anonymous.signUp({ body: { email, name, password } });
    return { id, email, client: as(id) };
  };
  const verify = async ({ email }: Person) => {
    const { token } = await mailTo(email, 'verify-email');
    await anonymous.verifyEmail({ body: { token } });
  };
  /** Signed up and verified. */
  const person = async (name: string, email?: string): Promise<Person> => {
    const somebody = await signUp(name, email);
    await verify(somebody);
    return somebody;
  };

  const invite = async (owner: Person, organizationId: string, email: string, type?: 'owner' | 'member') => {
    const { invited } = await owner.client.inviteMembers({
      params: { organizationId },
      body: { emails: [email], ...(type ? { type } : {}) },
    });
    if (!invited[0]) throw new Error(`${email} was not invited`);
    return { organizationId, ...invited[0] };
  };
  /** Invited by this owner, and has accepted. */
  const joined = async (owner: Person, organizationId: string, name: string, type?: 'owner' | 'member') => {
    const somebody = await person(name);
    const { invitationId, membershipId } = await invite(owner, organizationId, somebody.email, type);
    await somebody.client.acceptListedInvitation({ params: { organizationId, invitationId } });
    return { ...somebody, membershipId };
  };
  /** A verified owner and their organization. */
  const organization = async (ownerName = 'Owner', name = 'Kelp Lab') => {
    const owner = await person(ownerName);
    const view = await owner.client.createOrganization({ body: { name } });
    return { id: view.id, owner: { ...owner, membershipId: view.me.membershipId } };
  };

  return {
    platform,
    url,
    as,
    anonymous,
    written,
    failNext,
    sendings,
    newEmail,
    mailTo,
    signUp,
    verify,
    person,
    invite,
    joined,
    organization,
    clock: platform.clock,
    close: platform.close,
  };
}
export type TestOrg = Awaited<ReturnType<typeof openOrg>>;
