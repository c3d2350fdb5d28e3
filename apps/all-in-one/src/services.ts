import { createActivity } from '@tandem/activity';
import { createGateway } from '@tandem/gateway';
import { createOrg } from '@tandem/org';
import type { Blobs, Mailer, Service, ServiceDeps } from '@tandem/platform';
import { createTokens } from '@tandem/platform';
import { createProjectSharing } from '@tandem/project-sharing';
import { createReviewWorkflow } from '@tandem/review-workflow';

type Own = Omit<ServiceDeps, 'verifyIdentity'>;

/** Where nobody listens: what is done here asks no other service. */
const nowhere = 'http://127.0.0.1:9';
const nobody = () => Promise.reject(new Error('nobody asks'));

/** Every service, for what is done with none of them running: their stores and the log, and nobody who asks. */
export function createServices(
  ownOf: (name: string) => Own,
  { blobs, mailer }: { readonly blobs: Blobs; readonly mailer: Mailer },
): readonly Service[] {
  const depsOf = (name: string): ServiceDeps => ({ ...ownOf(name), verifyIdentity: nobody });
  const links = { tokens: createTokens('-'.repeat(43)), publicUrl: nowhere };
  const services = {
    org: nowhere,
    'project-sharing': nowhere,
    'review-workflow': nowhere,
    activity: nowhere,
  };
  return [
    createOrg({ ...depsOf('org'), mailer, ...links }),
    createProjectSharing({ ...depsOf('project-sharing'), ...links }),
    createReviewWorkflow({ ...depsOf('review-workflow'), blobs }),
    createActivity(depsOf('activity')),
    createGateway({ ...ownOf('gateway'), services, signIdentity: nobody, publicUrl: nowhere }),
  ];
}
