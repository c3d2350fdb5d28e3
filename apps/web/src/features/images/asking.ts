import type { ImageView, ProjectView } from '../../shared/api/index.ts';
import type { CarryOut } from './use-carry-out.ts';

/** What every dialog about a selection is given. */
export type Asking = {
  readonly project: ProjectView;
  readonly images: readonly ImageView[];
  readonly carryOut: CarryOut;
  readonly onClose: () => void;
};
