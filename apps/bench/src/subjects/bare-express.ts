import { problemKinds, problems, reviewWorkflowRoutes } from '@tandem/contracts';
import { createApp, createLogger, serveRoutes, systemRuntime } from '@tandem/platform';
import type { Subject } from '../measure.ts';
import { logLevel, serveApp } from '../system.ts';
import type { Bench, Load } from './review-moves.ts';
import { ask, movesOf } from './review-moves.ts';

const audience = 'review-workflow';

/** The route of review moves with all that comes before its handler, which answers one image, always the same. */
export async function bareExpress({ system, scene, client }: Bench, load: Load): Promise<Subject> {
  const [imageId = ''] = await scene.addImages(1);
  const view = await scene.view(imageId);
  const router = serveRoutes(
    { moveImage: reviewWorkflowRoutes.moveImage },
    { moveImage: async () => view },
    { verifyIdentity: await system.verifierOf(audience), ready: () => true },
  );
  const logger = createLogger('bare-express', logLevel);
  const app = createApp(router, {
    logger,
    newId: systemRuntime.newId,
    tables: { problems, kinds: problemKinds },
  });
  const { url } = await serveApp(app, system.life);
  return {
    name: 'express',
    async run(milliseconds) {
      const submitting = await scene.identityOf(scene.annotator.accountId, audience);
      const reviewing = await scene.identityOf(scene.reviewer.accountId, audience);
      const turns = Array.from({ length: load.images }, () =>
        movesOf(scene.atPartner, systemRuntime.newId(), submitting, reviewing),
      );
      return ask(client, { url, cpu: system.cpu.own }, turns, milliseconds, load);
    },
  };
}
