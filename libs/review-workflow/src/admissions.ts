import type { Capability } from '@tandem/rules';
import { enterWith } from './situation.ts';
import type { Workflow } from './workflow.ts';

type About = { readonly params: Readonly<Record<string, string>>; readonly accountId: string };

/** Who may send the large bodies of these routes, asked before they are read; the handlers decide for themselves. */
export const admissions = (workflow: Workflow) => {
  const withCapability =
    (capability: Capability) =>
    ({ params: { organizationId = '', projectId = '' }, accountId }: About) =>
      enterWith(workflow, { accountId, organizationId, projectId }, capability);
  return {
    uploadImage: withCapability('manage-images'),
    saveRevision: withCapability('annotate-images'),
  };
};
