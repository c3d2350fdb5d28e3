import { problemKinds, problems } from '@tandem/contracts';
import type { ProcessShape } from '@tandem/platform';
import { identityPublicKeyField, publicUrlField, tokenKeyField } from '@tandem/platform';
import { z } from 'zod';

const config = z
  .object({
    IDENTITY_PUBLIC_KEY: identityPublicKeyField,
    TOKEN_KEY: tokenKeyField,
    PUBLIC_URL: publicUrlField,
    SMTP_URL: z
      .string()
      .regex(/^smtps?:\/\/./, 'not an SMTP address')
      .optional()
      .meta({
        description: 'server that sends mails; set it with MAIL_FROM, or set MAIL_FOLDER',
        example: 'smtps://user:password@mail.example:465',
        secret: true,
      }),
    MAIL_FROM: z
      .string()
      .regex(/@/, 'not an e-mail address')
      .optional()
      .meta({ description: 'sender of the mails', example: 'Tandem <tandem@tandem.example>' }),
    MAIL_FOLDER: z.string().optional().meta({
      description: 'folder for mails as files, instead of SMTP_URL: for trying out',
      example: '/mails',
    }),
  })
  .refine(({ SMTP_URL, MAIL_FOLDER }) => (SMTP_URL === undefined) !== (MAIL_FOLDER === undefined), {
    path: ['SMTP_URL'],
    error: 'set exactly one of SMTP_URL and MAIL_FOLDER',
    when: () => true,
  })
  .refine(({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined, {
    path: ['MAIL_FROM'],
    error: 'SMTP_URL needs it',
    when: () => true,
  });

export const orgProcess = {
  name: 'org',
  port: 3001,
  config,
  tables: { problems, kinds: problemKinds },
} satisfies ProcessShape;
