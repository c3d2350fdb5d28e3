export type Refusal = { readonly imageId: string; readonly code: string };
export type BatchOutcome = {
  readonly done: number;
  readonly refused: readonly Refusal[];
  /** Not asked any more, because it was cancelled or failed. */
  readonly left: readonly string[];
  readonly failure?: unknown;
};
type Answer = {
  readonly rows: readonly {
    readonly imageId: string;
    readonly refusal: { readonly code: string } | null;
  }[];
};

/** The API takes so many images of a selection at once. */
export const mostAtOnce = 500;

/** Sends a selection in as many requests as it needs, one after the other, until one fails or it is cancelled. */
export async function inBatches(
  imageIds: readonly string[],
  send: (part: readonly string[]) => Promise<Answer>,
  { told, signal }: { readonly told: (sent: number) => void; readonly signal: AbortSignal },
): Promise<BatchOutcome> {
  let done = 0;
  const refused: Refusal[] = [];
  for (let first = 0; first < imageIds.length; first += mostAtOnce) {
    if (signal.aborted) return { done, refused, left: imageIds.slice(first) };
    const answer = await send(imageIds.slice(first, first + mostAtOnce)).catch((failure: unknown) => ({
      failure,
    }));
    if ('failure' in answer) return { done, refused, left: imageIds.slice(first), failure: answer.failure };
    for (const { imageId, refusal } of answer.rows)
      if (refusal) refused.push({ imageId, code: refusal.code });
      else done += 1;
    told(Math.min(imageIds.length, first + mostAtOnce));
  }
  return { done, refused, left: [] };
}

/** Refusals by reason, the most frequent first. */
export const byReason = (refused: readonly Refusal[]): [code: string, imageIds: string[]][] =>
  [...Map.groupBy(refused, ({ code }) => code)]
    .map(([code, those]): [string, string[]] => [code, those.map(({ imageId }) => imageId)])
    .sort(([, one], [, other]) => other.length - one.length);
