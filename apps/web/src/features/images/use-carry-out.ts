import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImageView } from '../../shared/api/index.ts';
import { forget, useInProject } from '../../shared/api/index.ts';
import { tellProblem } from '../../shared/problems/index.ts';
import type { BatchOutcome } from './batches.ts';
import { inBatches } from './batches.ts';
import type { SelectionTools } from './use-selection.ts';

export type Send = Parameters<typeof inBatches>[1];
export type Running = { readonly sent: number; readonly total: number; readonly stop: () => void };
export type Outcome = BatchOutcome & { readonly names: ReadonlyMap<string, string> };
export type CarryOut = (
  images: readonly ImageView[],
  send: Send,
  doneWords: (done: number) => string,
) => Promise<void>;

/** Carries a command out on a selection; what was refused stays selected and is told by reason. */
export function useCarryOut({ narrow, clear }: SelectionTools) {
  const params = useInProject();
  const queries = useQueryClient();
  const [running, setRunning] = useState<Running | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const carryOut: CarryOut = async (images, send, doneWords) => {
    const cancel = new AbortController();
    const total = images.length;
    const told = (sent: number) => setRunning({ sent, total, stop: () => cancel.abort() });
    told(0);
    const ids = images.map(({ id }) => id);
    const answer = await inBatches(ids, send, { told, signal: cancel.signal });
    setRunning(null);
    void forget(queries, params);
    if (answer.failure !== undefined) tellProblem(answer.failure);
    if (answer.done > 0)
      notifications.show({ message: doneWords(answer.done), color: 'teal', withBorder: true });
    if (answer.refused.length + answer.left.length === 0) return clear();
    narrow(new Set([...answer.refused.map(({ imageId }) => imageId), ...answer.left]));
    if (answer.refused.length > 0)
      setOutcome({ ...answer, names: new Map(images.map(({ id, name }) => [id, name])) });
  };
  return { carryOut, running, outcome, forgetOutcome: () => setOutcome(null) };
}
