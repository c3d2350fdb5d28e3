import { useState } from 'react';
import type { ImageWork } from '../../features/image-work/index.ts';
import { useNeighbours } from '../../features/image-moves/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import { useCommand, read } from '../../shared/api/index.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useImageSearch } from './use-image-search.ts';
import { usePreloaded } from './use-preloaded.ts';

type Place = { readonly organizationId: string; readonly projectId: string; readonly imageId: string };

/** From this image to another: what is unsaved is saved on leaving; where that needs a look, one stays. */
export function useGoingOn(place: Place, work: ImageWork, image: ImageView) {
  const { queue, filters, go } = useImageSearch();
  const queries = useQueryClient();
  const { organizationId, projectId } = place;
  const neighbours = useNeighbours(place, filters);
  usePreloaded(place, [neighbours.next, neighbours.previous]);
  const [emptied, setEmptied] = useState<'annotation' | 'review' | 'this' | null>(null);
  const wanted = queue ?? (image.waitsFor ? 'review' : 'annotation');
  const next = useCommand('nextImage');

  /** Whether one may leave: saved, or kept as a draft without anything to look at. */
  const leave = async (): Promise<boolean> => {
    const before = work.getState();
    if (await work.save()) return true;
    const { conflict, trouble } = work.getState();
    return conflict === before.conflict && trouble === before.trouble;
  };
  const goTo = async (imageId: string | null) => {
    if (imageId !== null && (await leave())) await go(imageId);
  };
  const goToNextForMe = async () => {
    if (next.isPending || !(await leave())) return;
    const answer = await next
      .mutateAsync({ params: { organizationId, projectId }, body: { queue: wanted } })
      .catch(() => undefined);
    if (!answer) return;
    const { image: found } = answer;
    if (!found) return setEmptied(wanted);
    queries.setQueryData(
      read('getImage', { params: { organizationId, projectId, imageId: found.id } }).queryKey,
      found,
    );
    if (found.id === place.imageId) setEmptied('this');
    else await go(found.id);
  };
  return {
    neighbours,
    emptied,
    stay: () => setEmptied(null),
    goTo,
    goToNextForMe,
    /** After a move that ends one's turn. */
    goOn: () => (queue ? goToNextForMe() : goTo(neighbours.next)),
  };
}
export type GoingOn = ReturnType<typeof useGoingOn>;
