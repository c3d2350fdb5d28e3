import type { Annotation, Author } from '@tandem/contracts';
import type { Editor } from '../../shared/annotations/index.ts';
import type { ImageView } from '../../shared/api/index.ts';
import type { DraftOf, Drafts, SentSave } from './drafts.ts';

export type Saved = {
  readonly image: ImageView;
  readonly dropped: readonly { readonly annotationId: string }[];
};

/** What the work on one image asks of the server. */
export type WorkServer = {
  save(sent: SentSave): Promise<Saved>;
  claim(takeOver: boolean): Promise<ImageView>;
  leave(): Promise<unknown>;
  /** 0: nothing saved yet */
  revision(revision: number): Promise<{ annotations: readonly Annotation[]; savedBy: Author | null }>;
  image(): Promise<ImageView>;
};

export type WorkNeeds = {
  readonly editor: Editor;
  readonly server: WorkServer;
  readonly drafts: Drafts;
  readonly of: DraftOf;
  readonly tab: string;
  readonly now: () => number;
  readonly newKey: () => string;
  /** Hears of the image as a command left it, and of what its revision holds. */
  readonly told?: (image: ImageView, annotations?: readonly Annotation[]) => void;
};
