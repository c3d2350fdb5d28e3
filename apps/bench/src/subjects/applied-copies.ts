import { randomUUID } from 'node:crypto';
import type { Request } from '../client.ts';
import type { Subject } from '../measure.ts';
import { sampled } from '../measure.ts';
import type { Bench } from './review-moves.ts';

const mostPerSecond = 2_000;

/** From the answer to a command (a project renamed at project-sharing) to review-workflow's word that its copy has it. */
export function appliedCopies({ system, scene, client }: Bench): Subject {
  const { organizationId, projectId } = scene.atHost;
  const path = `/v1/organizations/${organizationId}/projects/${projectId}`;
  return {
    name: 'copies',
    async run(milliseconds) {
      const headers = await scene.identityOf(scene.manager.accountId, 'project-sharing');
      const rename = (): Request => ({
        method: 'PATCH',
        path,
        headers,
        body: JSON.stringify({ name: `Everyday objects ${randomUUID()}` }),
        expects: 200,
      });
      const commands = Array.from({ length: Math.ceil((mostPerSecond * milliseconds) / 1_000) }, rename);
      const { sharing, review } = system.urls;
      return sampled(() =>
        client.run({ kind: 'copies', url: sharing, askAt: review, commands, milliseconds }),
      );
    },
  };
}
