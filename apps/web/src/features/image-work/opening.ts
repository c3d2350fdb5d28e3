import { isUnchanged } from '../../shared/annotation-changes/index.ts';
import type { Annotation } from '@tandem/contracts';
import type { Draft } from './drafts.ts';

export type Opening = 'nothing kept' | 'same as saved' | 'go on' | 'changed meanwhile';

/** What becomes of a draft when its image is opened again. */
export function openingOf(
  draft: Draft | undefined,
  current: { readonly revision: number; readonly annotations: readonly Annotation[] },
): Opening {
  if (!draft) return 'nothing kept';
  if (isUnchanged(current.annotations, draft.annotations)) return 'same as saved';
  return draft.base === current.revision ? 'go on' : 'changed meanwhile';
}
