import { useRef, useState } from 'react';
import type { ImageFilters, ImageView } from '../../shared/api/index.ts';
import { client, useInProject } from '../../shared/api/index.ts';
import { tellProblem } from '../../shared/problems/index.ts';
import { askedOf } from './use-image-list.ts';

/** Reads every image of the filter, page by page, to choose them all. */
export function useSelectEvery(filters: ImageFilters, choose: (images: ImageView[]) => void) {
  const params = useInProject();
  const [found, setFound] = useState<number | null>(null);
  const stopped = useRef(false);
  const selectEvery = async () => {
    stopped.current = false;
    const images: ImageView[] = [];
    const { query } = askedOf(params, filters);
    let after: string | undefined;
    try {
      do {
        setFound(images.length);
        const page = await client.listImages({ params, query: { ...query, after } });
        images.push(...page.rows);
        after = page.next;
      } while (after !== undefined && !stopped.current);
      choose(images);
    } catch (error) {
      tellProblem(error);
    } finally {
      setFound(null);
    }
  };
  const stop = () => {
    stopped.current = true;
  };
  return { found, selectEvery, stop };
}
