import { createOrg, orgProcess } from '@tandem/org';
import { createIdentityVerifier, createTokens } from '@tandem/platform';
import { openFileMailer } from '@tandem/platform/embedded';
import { runService } from '@tandem/platform/process';
import { openSmtpMailer } from '@tandem/platform/smtp';

await runService({
  ...orgProcess,
  async create(own, config) {
    const { MAIL_FOLDER: folder, SMTP_URL: url = '', MAIL_FROM: from = '' } = config;
    const mailer = folder === undefined ? openSmtpMailer({ url, from }) : openFileMailer({ folder });
    own.onClose(() => mailer.close());
    return createOrg({
      ...own,
      mailer,
      verifyIdentity: await createIdentityVerifier(config.IDENTITY_PUBLIC_KEY, 'org', own.runtime.now),
      tokens: createTokens(config.TOKEN_KEY),
      publicUrl: config.PUBLIC_URL,
    });
  },
});
