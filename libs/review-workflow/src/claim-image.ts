import type { Refused } from '@tandem/contracts';
import { event, refuse } from '@tandem/contracts';
import type { Decision } from '@tandem/platform';
import { deriveStatus, mayChange } from '@tandem/rules';
import type { Facts } from './change-image.ts';
import { changeImage } from './change-image.ts';
import { claimFor, claimInForce, isMine } from './claims.ts';
import { publicHolder } from './holders.ts';
import { changed, happened, unchanged } from './image-events.ts';
import { viewImage } from './image-view.ts';
import type { Image } from './image.ts';
import { visitImage } from './situation.ts';
import { takenOver } from './taking-over.ts';
import { disturbed } from './undoing.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** A claim from now on; renewing one is no event. */
export function decideClaim(image: Image, facts: Facts): Decision<Image, null> | Refused {
  const { project, standing } = facts;
  if (!mayChange(standing, project, image))
    return refuse('image.not-changeable', { imageStatus: deriveStatus(image, project) });
  if (facts.claimed) return facts.claimed;
  const mine = image.lastMove?.by.accountId === facts.me.accountId;
  const { held, events } = takenOver(image, facts);
  const after = { ...held, claim: claimFor(facts), ...(mine ? {} : disturbed(image)) };
  if (events.length > 0) return changed(after, events, null);
  if (isMine(claimInForce(image, facts), facts)) return changed(after, [], null);
  const holder = publicHolder(facts.me);
  return changed(
    after,
    [event('tandem.image.claimed.v1', { ...happened(image, after, facts), holder })],
    null,
  );
}

/** Claims an image for a quarter of an hour, or renews the claim. */
export async function claimImage(workflow: Workflow, acting: ActingOnImage, takeOver: boolean) {
  const { state, situation } = await changeImage(workflow, acting, { decide: decideClaim, takeOver });
  return viewImage(workflow, situation, state);
}

function decideLeave(image: Image, facts: Facts): Decision<Image, null> {
  const claim = claimInForce(image, facts);
  if (!claim || !isMine(claim, facts)) return unchanged(image);
  const after = { ...image, claim: null };
  const holder = publicHolder(claim.holder);
  const ended = event('tandem.image.claim_ended.v1', { ...happened(image, after, facts), holder });
  return changed(after, [ended], null);
}

/** Ends one's own claim; where there is none, nothing happens. */
export async function leaveImage(workflow: Workflow, acting: ActingOnImage) {
  const { image, situation } = await visitImage(workflow, acting);
  if (!isMine(claimInForce(image, situation), situation)) return viewImage(workflow, situation, image);
  const left = await changeImage(workflow, acting, { decide: decideLeave });
  return viewImage(workflow, left.situation, left.state);
}
