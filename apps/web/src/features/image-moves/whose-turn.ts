import type { ImageView } from '../../shared/api/index.ts';

export type Turn =
  | {
      readonly words:
        | 'yourReview'
        | 'yourReviewAgain'
        | 'yoursAlone'
        | 'backToYou'
        | 'backToAnyone'
        | 'yours'
        | 'free'
        | 'goOn'
        | 'done'
        | 'skipped';
    }
  | {
      readonly words: 'waitsForReview' | 'waitsForOthersReview' | 'backTo' | 'with';
      readonly name: string;
    };

type Me = { readonly accountId: string; readonly organizationId: string };

const nameOf = (someone: { readonly name: string }) => ({ name: someone.name });

/** Who is next, seen by whoever looks at the image. */
export function whoseTurn(image: ImageView, { accountId, organizationId }: Me): Turn {
  const { status, waitsFor, moves, mayWaive, returnedTo, claim, assignee, entrustedTo } = image;
  const mayApprove = moves.includes('approve');
  if (status === 'skipped') return { words: 'skipped' };
  if (status === 'done') return { words: mayApprove ? 'yourReviewAgain' : 'done' };
  if (waitsFor) {
    if (waitsFor.id !== organizationId) return { words: 'waitsForReview', ...nameOf(waitsFor) };
    if (mayApprove) return { words: 'yourReview' };
    if (claim && !claim.mine) return { words: 'with', ...nameOf(claim.by) };
    if (mayWaive) return { words: 'yoursAlone' };
    return { words: 'waitsForOthersReview', ...nameOf(waitsFor) };
  }
  if (status === 'waiting_for_change') {
    if (returnedTo?.id === accountId) return { words: 'backToYou' };
    if (returnedTo) return { words: 'backTo', ...nameOf(returnedTo) };
    if (entrustedTo && entrustedTo.organization.id !== organizationId)
      return { words: 'backTo', ...nameOf(entrustedTo.organization) };
    return { words: 'backToAnyone' };
  }
  if (claim) return claim.mine ? { words: 'yours' } : { words: 'with', ...nameOf(claim.by) };
  if (assignee)
    return assignee.id === accountId ? { words: 'yours' } : { words: 'with', ...nameOf(assignee) };
  if (entrustedTo && entrustedTo.organization.id !== organizationId)
    return { words: 'with', ...nameOf(entrustedTo.organization) };
  return { words: status === 'new' ? 'free' : 'goOn' };
}

/** Whether it is for me to do something. */
export const isMyTurn = ({ words }: Turn): boolean =>
  words === 'yourReview' ||
  words === 'yoursAlone' ||
  words === 'yourReviewAgain' ||
  words === 'backToYou' ||
  words === 'yours';
