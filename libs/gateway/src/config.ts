import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { problemKinds, problems } from '@tandem/contracts';
import type { ProcessShape } from '@tandem/platform';
import {
  addressesField,
  countField,
  identityPrivateKeyField,
  isLocal,
  portField,
  publicUrlField,
} from '@tandem/platform';
import { z } from 'zod';
import type { Limits } from './guards.ts';
import { defaultLimits } from './guards.ts';
import { bundledWebApp } from './pages.ts';
import type { WebApp } from './web-app.ts';

const perQuarter = 'in a quarter of an hour, at each replica of the gateway';
const isNetwork = (item: string) => {
  const [address = '', bits, ...more] = item.split('/');
  const longest = { 4: 32, 6: 128 }[isIP(address)];
  return (
    longest !== undefined &&
    more.length === 0 &&
    (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= longest))
  );
};

const config = z
  .object({
    IDENTITY_PRIVATE_KEY: identityPrivateKeyField,
    PUBLIC_URL: publicUrlField,
    ORG_URL: addressesField('org', 'http://org:3001'),
    PROJECT_SHARING_URL: addressesField('project-sharing', 'http://project-sharing:3002'),
    REVIEW_WORKFLOW_URL: addressesField('review-workflow', 'http://review-a:3003,http://review-b:3003'),
    ACTIVITY_URL: addressesField('activity', 'http://activity:3004'),
    OPERATIONS_PORT: portField(9464, 'port for `/metrics`, `/healthz` and `/readyz`; not for the public'),
    TRUSTED_PROXIES: z
      .string()
      .transform((text) => text.split(',').map((item) => item.trim()))
      .refine((all) => all.every(isNetwork), 'not a list of addresses or networks')
      .optional()
      .meta({
        description:
          'proxies whose `X-Forwarded-For` is believed when requests are counted, separated by commas',
        example: '10.0.0.0/8',
      }),
    MAIL_FOLDER: z.string().optional().meta({
      description: 'folder into which org writes mails, to show them at `/mailbox` on this machine',
    }),
    WEB_FOLDER: z.string().optional().meta({
      description:
        'folder with the built web app; left out: the one beside the bundle, or from sources the API alone',
    }),
    LIMIT_WRONG_PASSWORDS: countField(
      defaultLimits.wrongPasswords,
      `wrong passwords of one address for one e-mail address, ${perQuarter}`,
    ),
    LIMIT_LOG_INS: countField(defaultLimits.logIns, `log-ins of one address, ${perQuarter}`),
    LIMIT_ACCOUNT_REQUESTS: countField(
      defaultLimits.accountRequests,
      `sign-ups, resets and verifications, each, of one address or account, ${perQuarter}`,
    ),
    LIMIT_INVITATIONS: countField(
      defaultLimits.invitations,
      `requests to invite of one account, ${perQuarter}`,
    ),
    LIMIT_AT_ONCE: countField(defaultLimits.atOnce, 'requests of one account or address at the same moment'),
    LIMIT_STREAMS: countField(
      defaultLimits.streams,
      'live streams (one a tab and organization) of one account at the same moment, at each replica of the gateway',
    ),
    LIMIT_LARGE_AT_ONCE: countField(
      defaultLimits.largeAtOnce,
      'uploads and saves of one account that come in at the same moment; others wait',
    ),
    LIMIT_UPLOADS: countField(defaultLimits.uploads, `uploads of one account, ${perQuarter}`),
  })
  .refine(({ MAIL_FOLDER, PUBLIC_URL }) => MAIL_FOLDER === undefined || isLocal(String(PUBLIC_URL)), {
    path: ['MAIL_FOLDER'],
    error: 'mails hold secrets: their page is for a PUBLIC_URL on localhost alone',
    when: () => true,
  });

export const gatewayProcess = {
  name: 'gateway',
  port: 3000,
  config,
  tables: { problems, kinds: problemKinds },
} satisfies ProcessShape;

type Config = z.output<typeof config>;

function webAppOf(folder: string | undefined): { readonly webApp?: WebApp } {
  const webApp: WebApp | undefined =
    folder === undefined ? bundledWebApp : () => ({ kind: 'ready', folder: resolve(folder) });
  return webApp ? { webApp } : {};
}

/** What the gateway is made from, as its environment says. */
export const gatewayOptions = (config: Config) => ({
  publicUrl: config.PUBLIC_URL,
  services: {
    org: config.ORG_URL,
    'project-sharing': config.PROJECT_SHARING_URL,
    'review-workflow': config.REVIEW_WORKFLOW_URL,
    activity: config.ACTIVITY_URL,
  },
  ...webAppOf(config.WEB_FOLDER),
  ...(config.TRUSTED_PROXIES ? { trustedProxies: config.TRUSTED_PROXIES } : {}),
  limits: {
    wrongPasswords: config.LIMIT_WRONG_PASSWORDS,
    logIns: config.LIMIT_LOG_INS,
    accountRequests: config.LIMIT_ACCOUNT_REQUESTS,
    invitations: config.LIMIT_INVITATIONS,
    atOnce: config.LIMIT_AT_ONCE,
    streams: config.LIMIT_STREAMS,
    largeAtOnce: config.LIMIT_LARGE_AT_ONCE,
    uploads: config.LIMIT_UPLOADS,
  } satisfies Limits,
});
