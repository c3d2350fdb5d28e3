import type { Move, Status } from '@tandem/rules';
import type { Pin } from './commenting.ts';

export type MoveCommand = Pin & {
  readonly move: Move;
  /** the status and the revision that were looked at */
  readonly from: Status;
  readonly revision: number;
  /** the id under which a comment that comes along is kept */
  readonly commentId?: string | undefined;
  readonly reason?: string | undefined;
  readonly waive: boolean;
  readonly returnTo: 'submitter' | 'anyone';
};
