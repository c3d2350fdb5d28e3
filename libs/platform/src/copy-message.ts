import { z } from 'zod';
import type { LogRecord } from './ports/index.ts';
import { unkeepable } from './ports/index.ts';

/** Twice the number has to be a safe integer still. */
const highestSeq = 2 ** 50;

const Head = z.object({
  subject: z.string(),
  stateseq: z.int().min(1).max(highestSeq),
  translates: z.unknown().optional(),
});
const Body = z.object({ data: z.object({ state: z.unknown() }) });

/** What a copy orders a message by. */
export type Head = { readonly stateSeq: number; readonly isTranslation: boolean };

/** Undefined where the message is no event of the aggregate that its key names: it carries no number that could be trusted. */
export function headOf({ key, value }: LogRecord): Head | undefined {
  const { data } = Head.safeParse(value);
  return data?.subject === key
    ? { stateSeq: data.stateseq, isTranslation: data.translates !== undefined }
    : undefined;
}

/** Whether the state of `a` is to be preferred to that of `b`: the later one; of one number not the translation. */
export const goesBefore = (a: Head, b: Head): boolean =>
  a.stateSeq > b.stateSeq || (a.stateSeq === b.stateSeq && !a.isTranslation && b.isTranslation);

/** The state that a message carries, or why it cannot be read. */
export function readState<State extends { readonly id: string }>(
  schema: z.ZodType<State>,
  { key, value }: LogRecord,
): { readonly state: State } | { readonly error: string } {
  const body = Body.safeParse(value);
  const state = body.success ? schema.safeParse(body.data.data.state) : body;
  if (state.error) return { error: z.prettifyError(state.error).slice(0, 500) };
  const read = state.data as State;
  if (read.id !== key) return { error: 'its state is that of another id' };
  const reason = unkeepable(read);
  return reason === undefined ? { state: read } : { error: `no store keeps its state: ${reason}` };
}
