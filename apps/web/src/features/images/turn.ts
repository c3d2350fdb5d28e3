import type { ImageView } from '../../shared/api/index.ts';

type Turning = Pick<ImageView, 'status' | 'waitsFor' | 'returnedTo' | 'assignee' | 'claim'>;
type OfSomebody<Kind> = { readonly kind: Kind; readonly id: string; readonly name: string };
export type Turn =
  | OfSomebody<'review'>
  | OfSomebody<'back'>
  | OfSomebody<'person'>
  | { readonly kind: 'anyone' }
  | { readonly kind: 'none' };

/** Who is next on an image. */
export function turnOf({ status, waitsFor, returnedTo, assignee, claim }: Turning): Turn {
  if (waitsFor) return { kind: 'review', id: waitsFor.id, name: waitsFor.name };
  if (status === 'done' || status === 'skipped') return { kind: 'none' };
  if (status === 'waiting_for_change' && returnedTo)
    return { kind: 'back', id: returnedTo.id, name: returnedTo.name };
  const person = claim?.by ?? assignee;
  return person ? { kind: 'person', id: person.id, name: person.name } : { kind: 'anyone' };
}
