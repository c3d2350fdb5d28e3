import { useNavigate } from '@tanstack/react-router';
import type { Moving } from '../../features/image-moves/index.ts';
import { offeredMoves } from '../../features/image-moves/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import { useInProject } from '../../shared/api/index.ts';
import { useKeys } from '../../shared/keys/index.ts';
import type { GoingOn } from './use-going-on.ts';
import { useImageSearch } from './use-image-search.ts';

/** The page's own keys; those for annotating are the editor's. */
export function useImageKeys({
  image,
  calm,
  comparing,
  moving,
  going,
  step,
  save,
  comment,
  sheet,
}: {
  readonly image: ImageView;
  /** Nothing has to be settled before a move. */
  readonly calm: boolean;
  readonly comparing: boolean;
  readonly moving: Moving;
  readonly going: GoingOn;
  readonly step: (by: 1 | -1) => void;
  readonly save: () => void;
  readonly comment: () => void;
  readonly sheet: () => void;
}): void {
  const navigate = useNavigate();
  const place = useInProject();
  const { filters } = useImageSearch();
  const { primary } = offeredMoves(image);
  const back = (['request_change', 'reopen'] as const).find((move) => image.moves.includes(move));
  useKeys({
    save,
    comment,
    keys: sheet,
    moveOn: () => calm && primary && moving.ask(primary),
    requestChange: () => calm && back && moving.ask(back),
    nextForMe: () => void going.goToNextForMe(),
    previousImage: () => void going.goTo(going.neighbours.previous),
    nextImage: () => void going.goTo(going.neighbours.next),
    goToProjects: () => navigate({ to: '/o/$organizationId', params: place }),
    goToImages: () =>
      navigate({ to: '/o/$organizationId/p/$projectId/images', params: place, search: filters }),
    goToTimeline: () => navigate({ to: '/o/$organizationId/p/$projectId/timeline', params: place }),
    ...(comparing ? { nextDifference: () => step(1), previousDifference: () => step(-1) } : {}),
  });
}
