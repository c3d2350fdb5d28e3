import { routes } from '@tandem/contracts';
import { useSyncExternalStore } from 'react';
import { clientWithProgress, isProblem } from '../../shared/api/index.ts';
import type { Uploads, Verdict } from './upload-queue.ts';
import { createUploads } from './upload-queue.ts';

const { bytes: most, code: tooLarge } = routes.uploadImage.fileLimit;

/** How long answers told to hold back. */
const holds = new WeakMap<Error, number>();

function judge(error: unknown): Verdict {
  const seconds = error instanceof Error ? holds.get(error) : undefined;
  if (seconds !== undefined) return { kind: 'held', seconds };
  if (!isProblem(error)) return { kind: 'failed', code: 'service.unreachable' };
  const later = error.status >= 500 || error.status === 401;
  return { kind: later ? 'failed' : 'refused', code: error.code };
}

/** What this page uploads, made once: it goes on while one looks at other pages. */
export const uploads = createUploads({
  async send({ organizationId, projectId }, { file, folder }, { key, told, signal }) {
    let hold: number | undefined;
    const client = clientWithProgress(told, signal, (seconds) => {
      hold = seconds;
    });
    try {
      await client.uploadImage({
        params: { organizationId, projectId },
        form: { folder },
        // Read only now that it is its turn.
        file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
        idempotencyKey: key,
      });
    } catch (error) {
      if (hold !== undefined && error instanceof Error) holds.set(error, hold);
      throw error;
    }
  },
  judge,
  refuse: ({ file }) => (file.size > most ? tooLarge : undefined),
  newKey: () => crypto.randomUUID(),
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

const warn = (event: BeforeUnloadEvent) => event.preventDefault();
uploads.subscribe(() => {
  if (uploads.snapshot().running) window.addEventListener('beforeunload', warn);
  else window.removeEventListener('beforeunload', warn);
});

export const useUploads = (): Uploads => useSyncExternalStore(uploads.subscribe, uploads.snapshot);
