import type { Blobs, CommandContext, Runtime } from '@tandem/platform';
import type { Assignments } from './assignments.store.ts';
import type { Situation } from './situation.ts';
import type { Copies } from './copies.ts';
import type { Images } from './image.store.ts';
import type { KeysInUse } from './keys-in-use.ts';
import type { MakeThumbnail, ReadPicture } from './picture.ts';
import type { Revisions } from './revisions.store.ts';
import type { CommentTexts, NextAnswers } from './texts.store.ts';

/** What every use case of this service works with. */
export type Workflow = {
  readonly images: Images;
  readonly revisions: Revisions;
  readonly commentTexts: CommentTexts;
  readonly nextAnswers: NextAnswers;
  readonly assignments: Assignments;
  readonly copies: Copies;
  readonly blobs: Blobs;
  readonly readPicture: ReadPicture;
  readonly makeThumbnail: MakeThumbnail;
  readonly keysInUse: KeysInUse;
  readonly runtime: Runtime;
};

/** Who asks, for which organization, about which project. */
export type Acting = {
  readonly accountId: string;
  readonly organizationId: string;
  readonly projectId: string;
  readonly context: CommandContext;
};
export type ActingOnImage = Acting & {
  readonly imageId: string;
  /** how the project was found for all images of a selection; read again when another was quicker */
  readonly entered?: Situation;
};
