import type { Annotation } from '@tandem/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Editor } from '../../shared/annotations/index.ts';
import { createEditor } from '../../shared/annotations/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import { forget, read, useMe } from '../../shared/api/index.ts';
import { drafts } from './browser-drafts.ts';
import type { ImageWork } from './image-work.ts';
import { createImageWork } from './image-work.ts';
import type { ImagePlace } from './work-server.ts';
import { workServer } from './work-server.ts';
import type { WorkState } from './work-state.ts';

const tab = crypto.randomUUID();

/** The work on the image of this page, for as long as the page shows it. */
export function useImageWork(
  place: ImagePlace,
  image: ImageView,
  annotations: readonly Annotation[],
): { readonly editor: Editor; readonly work: ImageWork; readonly state: WorkState } {
  const queries = useQueryClient();
  const { account } = useMe();
  const [{ editor, work }] = useState(() => {
    const made = createEditor();
    made.setReadOnly(true);
    const told = (seen: ImageView, saved?: readonly Annotation[]) => {
      queries.setQueryData(read('getImage', { params: place }).queryKey, seen);
      if (saved) void forget(queries, place);
    };
    const { organizationId, imageId } = place;
    return {
      editor: made,
      work: createImageWork(image, {
        editor: made,
        server: workServer(queries, place),
        drafts,
        of: { accountId: account.id, organizationId, imageId },
        tab,
        now: Date.now,
        newKey: () => crypto.randomUUID(),
        told,
      }),
    };
  });
  useEffect(() => {
    const leave = work.start();
    void work.open(annotations);
    return leave;
  }, [work, annotations]);

  const { data, error } = useQuery(read('getImage', { params: place }));
  useEffect(() => {
    if (data) work.see(data);
  }, [work, data]);
  useEffect(() => {
    if (error) void work.refuse(error);
  }, [work, error]);

  useEffect(() => {
    const keep = () => void work.flush();
    const leave = () => work.leave();
    const again = () => void work.retry();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', keep);
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', keep);
      window.removeEventListener('online', again);
    };
  }, [work]);

  const state = useSyncExternalStore(work.subscribe, work.getState);
  return { editor, work, state };
}
