import type { Refused } from '@tandem/contracts';
import { event, refuse } from '@tandem/contracts';
import type { NewEvent } from '@tandem/platform';
import { mayTakeOver, standing } from '@tandem/rules';
import type { Facts } from './change-image.ts';
import { claimFor, claimOfAnother } from './claims.ts';
import type { Holder } from './holders.ts';
import { publicHolder } from './holders.ts';
import { happened } from './image-events.ts';
import type { Image } from './image.ts';
import { readPeople } from './people.ts';
import type { Situation } from './situation.ts';
import type { Workflow } from './workflow.ts';

/** Whose claim stands in the way: the refusal that says so, or, where who asks takes over, from whom. */
export type OthersClaim = { readonly claimed: Refused | undefined; readonly takenFrom: Holder | undefined };

/** Whether who asks may take over from this holder of a claim. */
export function mayTakeOverFrom(holder: Holder, { standing: mine, project, organizations }: Situation) {
  const { accountId, organizationId } = holder;
  const theirs = standing(project, organizations(organizationId), accountId, organizationId);
  return theirs !== undefined && mayTakeOver(mine, theirs);
}

export async function judgeClaim(
  workflow: Workflow,
  image: Image,
  situation: Situation,
  takeOver: boolean,
): Promise<OthersClaim> {
  const claim = claimOfAnother(image, situation);
  if (!claim) return { claimed: undefined, takenFrom: undefined };
  const { holder, until } = claim;
  if (takeOver && mayTakeOverFrom(holder, situation)) return { claimed: undefined, takenFrom: holder };
  const wasMine = isTakenFrom(image, situation) && image.takenOver.by.key === holder.key;
  const code = takeOver ? 'image.take-over-not-allowed' : wasMine ? 'image.taken-over' : 'image.claimed';
  const people = await readPeople(workflow, situation, [holder]);
  return { claimed: refuse(code, { by: people.author(holder), until }), takenFrom: undefined };
}

/** The image with its claim taken over, where that is so; whoever works on it again has not lost it any more. */
export function takenOver(
  image: Image,
  facts: Facts,
): { readonly held: Image; readonly events: readonly NewEvent[] } {
  const { takenFrom, me, now } = facts;
  if (!takenFrom)
    return { held: isTakenFrom(image, facts) ? { ...image, takenOver: null } : image, events: [] };
  const taken = { from: takenFrom, by: me, at: now.toISOString() };
  const held: Image = { ...image, claim: claimFor(facts), takenOver: taken };
  const change = { holder: publicHolder(me), before: publicHolder(takenFrom) };
  const told = event('tandem.image.claim_taken_over.v1', { ...happened(image, held, facts), ...change });
  return { held, events: [told] };
}

type TakenOver = Image & { readonly takenOver: NonNullable<Image['takenOver']> };
const isTakenFrom = (image: Image, { me }: Situation): image is TakenOver =>
  image.takenOver?.from.key === me.key;

/** Why a save or a move cannot be, to somebody from whom the image was taken over: by whom. */
export async function sayWhoTookOver(
  workflow: Workflow,
  image: Image,
  facts: Facts,
  refused: Refused,
): Promise<Refused> {
  const { code, details } = refused.refusal;
  const concerned = code === 'image.stale' || code === 'image.not-changeable';
  if (!concerned || !isTakenFrom(image, facts)) return refused;
  const people = await readPeople(workflow, facts, [image.takenOver.by]);
  return refuse('image.taken-over', { ...details, by: people.author(image.takenOver.by) });
}
