import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { forget } from '../../shared/api/index.ts';
import type { Uploads } from './upload-queue.ts';

const often = 3_000;

/** What is on the page follows the uploads, from time to time while they run. */
export function useNewImages({ places, done, running }: Uploads): void {
  const queries = useQueryClient();
  const step = running ? Math.ceil(done / 20) : done;
  useEffect(() => {
    if (step === 0) return undefined;
    const tell = () => {
      for (const place of places) void forget(queries, place);
    };
    const soon = setTimeout(tell, running ? often : 0);
    return () => clearTimeout(soon);
  }, [queries, places, step, running]);
}
