import { createGateway, gatewayOptions, gatewayProcess } from '@tandem/gateway';
import { createIdentitySigner } from '@tandem/platform';
import { listMails } from '@tandem/platform/embedded';
import { runService } from '@tandem/platform/process';

await runService({
  ...gatewayProcess,
  operationsPort: ({ OPERATIONS_PORT }) => OPERATIONS_PORT,
  async create(own, config) {
    const { MAIL_FOLDER: folder } = config;
    return createGateway({
      ...own,
      ...gatewayOptions(config),
      signIdentity: await createIdentitySigner(config.IDENTITY_PRIVATE_KEY, own.runtime.now),
      ...(folder === undefined ? {} : { mailbox: { list: () => listMails(folder) } }),
    });
  },
});
