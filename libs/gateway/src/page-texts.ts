import type { MailRecord } from './mailbox.ts';

export type DemoAccount = { readonly email: string; readonly password: string; readonly who: string };

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

const page = (title: string, body: string, script = '') => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · Tandem</title>
<link rel="stylesheet" href="/assets/pages.css">
</head>
<body>
<header><a class="mark" href="/">Tandem</a><nav><a href="/api">API</a><a href="/mailbox">Mailbox</a></nav></header>
<main>
${body}
</main>
${script}</body>
</html>`;

/** What Tandem is, and what to try first. */
export function frontPage(publicUrl: string, accounts: readonly DemoAccount[], hasMailbox: boolean): string {
  const rows = accounts.map(
    ({ who, email, password }) =>
      `<li><span>${escape(who)}</span><span><code>${escape(email)}</code> <code>${escape(password)}</code></span></li>`,
  );
  const first = accounts[0];
  const logIn = first
    ? `curl -s -c tandem.cookies -H 'content-type: application/json' \\
  -d '${JSON.stringify({ email: first.email, password: first.password })}' \\
  "$TANDEM/v1/session"
curl -s -b tandem.cookies "$TANDEM/v1/me"`
    : `curl -s -H 'content-type: application/json' \\
  -d '{"email":"ada@example.org","name":"Ada","password":"ten letters or more"}' \\
  "$TANDEM/v1/accounts"`;
  return page(
    'Two organizations, one project',
    `<h1>Two organizations, one image-annotation project</h1>
<p class="lead">The host shares a project by link; a partner organization joins with its own people; every image entrusted to
the partner is reviewed there first, then by the host. This server offers it as an HTTP API.</p>
<p><a class="button" href="/api">Open the API page</a></p>
${rows.length > 0 ? `<h2>Demo accounts</h2><ul class="accounts">${rows.join('')}</ul>` : ''}
<h2>Try it</h2>
<pre><code>TANDEM=${escape(publicUrl)}
${escape(logIn)}</code></pre>
<p>${first ? 'With an organization’s id from the answer, list its projects at <code>/v1/organizations/{organizationId}/projects</code>.' : 'Then verify the address: the mail is in the <a href="/mailbox">mailbox</a>.'}
On the <a href="/api">API page</a> every request can be sent from the browser: log in with <code>POST /v1/session</code> first.</p>
${hasMailbox ? '<p>Mails of this installation are written as files and shown in the <a href="/mailbox">mailbox</a>.</p>' : ''}`,
    '<script src="/assets/pages.js"></script>\n',
  );
}

export function mailboxPage(mails: readonly MailRecord[]): string {
  const list = mails.map(
    ({ to, subject, date, text }) =>
      `<article><h2>${escape(subject)}</h2><p class="meta">to ${escape(to)} · <time datetime="${escape(date)}">${escape(date)}</time></p><pre>${linked(text)}</pre></article>`,
  );
  return page(
    'Mailbox',
    `<h1>Mailbox</h1>\n${list.join('\n') || '<p>No mail yet. Sign up or invite somebody, and the mail appears here.</p>'}`,
    '<script src="/assets/pages.js"></script>\n',
  );
}

const linked = (text: string) =>
  escape(text).replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`);

/** Where a mailed or copied link leads: it carries its token in the fragment, which no server sees. */
export function linkPage({
  title,
  call,
  direct,
}: {
  readonly title: string;
  readonly call: string;
  readonly direct: boolean;
}): string {
  return page(
    title,
    `<h1>${escape(title)}</h1>
${
  direct
    ? `<p><button type="button" data-verify>Verify this address</button></p><p role="status" data-outcome></p>`
    : `<p>Log in, then send this token in the body of <code>${escape(call)}</code>; the <a href="/api">API page</a> can do it.</p><pre><code data-token>This address carries no token.</code></pre>`
}`,
    '<script src="/assets/pages.js"></script>\n',
  );
}
