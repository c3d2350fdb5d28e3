import type { Move } from '@tandem/rules';
import { moves } from '@tandem/rules';
import type { TimelineEntry } from '../api/index.ts';
import type { ReadChange } from './read-change.ts';
import type { Sentence, SentenceKey } from './sentence.ts';
import { sentence } from './sentence.ts';

export type Telling = (entry: TimelineEntry, change: ReadChange) => Sentence;

const plain =
  (key: SentenceKey): Telling =>
  (entry) =>
    sentence(key, entry);

const isMove = (text: string | undefined): text is Move => moves.some((move) => move === text);

const moved: Telling = (entry, { text, part, is }) => {
  const move = text('move');
  if (!isMove(move)) return sentence('something', entry);
  if (move === 'approve') {
    if (is('fourEyesWaived')) return sentence('approve_waived', entry);
    return sentence(text('to') === 'done' ? 'approve_done' : 'approve_on', entry);
  }
  if (move === 'undo') {
    const undone = part('reverses')?.['move'];
    return typeof undone === 'string' && isMove(undone)
      ? sentence('undo', entry, { words: { move: `move_${undone}` } })
      : sentence('undo_some', entry);
  }
  return sentence(move, entry);
};

const saved: Telling = (entry, { count, is }) =>
  sentence(is('correction') ? 'saved_correction' : 'saved', entry, {
    values: { revision: count('revision'), count: count('annotations') },
  });

const takenOver: Telling = (entry, { person }) => {
  const before = person('before');
  return sentence(before ? 'taken_over' : 'taken_over_some', entry, { names: { before } });
};

const claimEnded: Telling = (entry, { person }) => {
  const holder = person('holder');
  if (!holder || holder.id === entry.actor?.id) return sentence('claim_left', entry);
  return sentence('claim_ended', entry, { names: { holder } });
};

const assigned: Telling = (entry, { person }) => {
  const [assignee, before] = [person('assignee'), person('before')];
  if (!assignee) return sentence('something', entry);
  if (before) return sentence('reassigned', entry, { names: { assignee, before } });
  return sentence('assigned', entry, { names: { assignee } });
};

const unassigned: Telling = (entry, { person }) => {
  const before = person('before');
  return sentence(before ? 'unassigned' : 'unassigned_some', entry, { names: { before } });
};

const entrusted: Telling = (entry, { person }) => {
  const [to, before] = [person('entrustedTo'), person('before')];
  if (to && before) return sentence('handed_over', entry, { names: { to, before } });
  if (to) return sentence('entrusted', entry, { names: { to } });
  return before ? sentence('taken_back', entry, { names: { before } }) : sentence('something', entry);
};

const commented: Telling = (entry, { text, part }) => {
  const internal = part('audience')?.['kind'] === 'internal';
  if (text('replyTo') !== undefined) return sentence(internal ? 'replied_internal' : 'replied', entry);
  return sentence(internal ? 'commented_internal' : 'commented', entry);
};

export const imageSentences = {
  'tandem.image.uploaded.v1': plain('uploaded'),
  'tandem.image.saved.v1': saved,
  'tandem.image.moved.v1': moved,
  'tandem.image.claimed.v1': plain('claimed'),
  'tandem.image.claim_taken_over.v1': takenOver,
  'tandem.image.claim_ended.v1': claimEnded,
  'tandem.image.assigned.v1': assigned,
  'tandem.image.unassigned.v1': unassigned,
  'tandem.image.entrusted.v1': entrusted,
  'tandem.image.commented.v1': commented,
  'tandem.image.comment_resolved.v1': plain('comment_resolved'),
  'tandem.image.comment_reopened.v1': plain('comment_reopened'),
  'tandem.image.deleted.v1': plain('image_deleted'),
} as const;
