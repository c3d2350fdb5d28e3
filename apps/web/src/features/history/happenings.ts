import type { Move } from '@tandem/rules';
import { moves } from '@tandem/rules';
import type { TimelineEntry } from '../../shared/api/index.ts';

type MoveWord = `moved_${Move}`;
export type Happening = {
  readonly words:
    | MoveWord
    | 'uploaded'
    | 'saved'
    | 'corrected'
    | 'takenOver'
    | 'assigned'
    | 'unassigned'
    | 'entrusted'
    | 'takenBack'
    | 'commented'
    | 'resolved'
    | 'reopened';
  readonly values: Readonly<Record<string, string | number>>;
  readonly reason: string | null;
};

type Named = { readonly accountId?: unknown; readonly organizationId?: unknown };

/** What an event of an image says in a sentence; undefined for what is no news, such as claims. */
export function happeningOf({ type, change, people }: TimelineEntry): Happening | undefined {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const nameOf = (someone: unknown): string => {
    const { accountId, organizationId } = (someone ?? {}) as Named;
    const known = people[String(accountId)] ?? people[String(organizationId)];
    return known?.name ?? '–';
  };
  const says = (words: Happening['words'], values: Happening['values'] = {}): Happening => ({
    words,
    values,
    reason: text(change['reason']),
  });
  switch (type) {
    case 'tandem.image.uploaded.v1':
      return says('uploaded');
    case 'tandem.image.saved.v1':
      return says(change['correction'] === true ? 'corrected' : 'saved', {
        revision: Number(change['revision']),
      });
    case 'tandem.image.moved.v1': {
      const made = moves.find((one) => one === change['move']);
      return made && says(`moved_${made}`);
    }
    case 'tandem.image.claim_taken_over.v1':
      return says('takenOver', { from: nameOf(change['before']) });
    case 'tandem.image.assigned.v1':
      return says('assigned', { to: nameOf(change['assignee']) });
    case 'tandem.image.unassigned.v1':
      return says('unassigned', { from: nameOf(change['before']) });
    case 'tandem.image.entrusted.v1':
      return change['entrustedTo']
        ? says('entrusted', { to: nameOf(change['entrustedTo']) })
        : says('takenBack');
    case 'tandem.image.commented.v1':
      return says('commented');
    case 'tandem.image.comment_resolved.v1':
      return says('resolved');
    case 'tandem.image.comment_reopened.v1':
      return says('reopened');
    default:
      return undefined;
  }
}
