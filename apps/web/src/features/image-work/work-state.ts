import type { Annotation, Author } from '@tandem/contracts';
import type { ImageView } from '../../shared/api/index.ts';
import { isProblem } from '../../shared/api/client.ts';
import type { Draft } from './drafts.ts';
import type { Choices } from './merge.ts';

type Annotations = readonly Annotation[];

/** Two versions on one canvas: mine, which is not saved, and the current revision. */
export type Conflict = {
  readonly revision: number;
  readonly savedBy: Author | null;
  readonly base: Annotations;
  readonly mine: Annotations;
  readonly theirs: Annotations;
  readonly choices: Choices;
};

export type WorkState = {
  readonly opened: boolean;
  /** as it was seen last */
  readonly image: ImageView;
  /** the revision that the work starts from, and what it holds */
  readonly base: number;
  readonly clean: Annotations;
  readonly dirty: boolean;
  readonly saving: boolean;
  /** no answer came to what was sent last */
  readonly offline: boolean;
  readonly savedAt: number | null;
  readonly keptAt: number | null;
  /** why nothing could be saved, or claimed */
  readonly trouble: unknown;
  readonly takenOverBy: Author | null;
  readonly conflict: Conflict | null;
  /** when what was brought back had been made */
  readonly broughtBack: number | null;
  /** kept from before, on an image that one may not change now */
  readonly kept: Draft | null;
  /** the same person goes on in another tab */
  readonly elsewhere: boolean;
  /** how many annotations a save left out, since their label is gone */
  readonly dropped: number;
  /** somebody saved this revision while I worked */
  readonly news: { readonly revision: number; readonly savedBy: Author | null } | null;
};

export const openedState = (image: ImageView): WorkState => ({
  opened: false,
  image,
  base: image.revision,
  clean: [],
  dirty: false,
  saving: false,
  offline: false,
  savedAt: null,
  keptAt: null,
  trouble: null,
  takenOverBy: null,
  conflict: null,
  broughtBack: null,
  kept: null,
  elsewhere: false,
  dropped: 0,
  news: null,
});

const mendable = new Set(['annotation.invalid', 'request.too-large', 'request.too-many']);

/** Whether a refusal ends the work on an image, until it is seen otherwise. */
export const endsWork = (error: unknown): boolean =>
  isProblem(error) && error.status < 500 && !mendable.has(error.code);

/** Whether it is not known if what was sent has happened. */
export const isUnanswered = (error: unknown): boolean =>
  !isProblem(error) || error.status >= 500 || error.status === 401;

export const mayEdit = (state: WorkState): boolean =>
  state.opened &&
  state.image.mayChange &&
  !state.conflict &&
  !state.elsewhere &&
  !state.takenOverBy &&
  !endsWork(state.trouble);

export type SaveWord = 'nothing' | 'saving' | 'saved' | 'notSaved' | 'offline' | 'elsewhere';

/** What stands beside the image about its work. */
export function saveWord(state: WorkState): SaveWord {
  if (state.saving) return 'saving';
  if (state.elsewhere) return 'elsewhere';
  if (state.dirty || state.conflict) return state.offline ? 'offline' : 'notSaved';
  return state.savedAt === null ? 'nothing' : 'saved';
}
