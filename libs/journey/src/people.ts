import type { Client, Send } from '@tandem/contracts';
import { ApiProblem, createSession } from '@tandem/contracts';

export type Person = { readonly name: string; readonly email: string; readonly password: string };

/** The token in the fragment of the newest mail to an address whose text matches. */
export async function tokenFromMail(client: Client, email: string, about: RegExp): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { rows } = await client.listMails({ query: { to: email } });
    const token = rows
      .find(({ text, subject }) => about.test(`${subject}\n${text}`))
      ?.text.match(/#(\S+)/)?.[1];
    if (token !== undefined) return token;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no mail to ${email} about ${about}`);
}

/** Signs a person up (who may be there already), verifies their address by the mail, and logs them in. */
export async function joinTandem(url: string, person: Person, send?: Send): Promise<Client> {
  const client = createSession(url, send);
  try {
    await client.signUp({ body: { ...person } });
  } catch (error) {
    if (!(error instanceof ApiProblem && error.code === 'account.email-taken')) throw error;
  }
  const { account } = await client.logIn({ body: { email: person.email, password: person.password } });
  if (!account.emailVerified)
    await client.verifyEmail({ body: { token: await tokenFromMail(client, person.email, /verify-email#/) } });
  return client;
}
