import type { Annotation } from '@tandem/contracts';
import { compareAnnotations, refuse, Refused } from '@tandem/contracts';
import { checkAnnotations } from './annotations.ts';
import type { Facts } from './change-image.ts';
import { changeImage, unseenOrWithdrawn } from './change-image.ts';
import { isInHistory } from './history.ts';
import { viewImage } from './image-view.ts';
import type { Image } from './image.ts';
import { labelsOnceThere, ofLiveLabels } from './labels.ts';
import { readPeople } from './people.ts';
import type { Revision } from './revisions.store.ts';
import { pack, readAnnotations } from './revisions.store.ts';
import { decideSave, findSave, isCorrection } from './saving.ts';
import { sayWhoTookOver } from './taking-over.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';
import { writtenFirst } from './written-first.ts';

export type Wanted = {
  /** that the save started from */
  readonly revision: number;
  readonly annotations: readonly Annotation[];
  /** the annotations are those of an earlier revision */
  readonly restored?: boolean;
  readonly takeOver: boolean;
};

/** Another revision came between: which, whose, and what differs from it. */
async function stale(workflow: Workflow, image: Image, wanted: Wanted, facts: Facts): Promise<Refused> {
  const { lastSavedBy, headId, revision } = image;
  const [people, current] = await Promise.all([
    readPeople(workflow, facts, lastSavedBy ? [lastSavedBy] : []),
    readAnnotations(workflow.revisions, headId),
  ]);
  const savedBy = lastSavedBy && people.author(lastSavedBy);
  const shown = (annotations: readonly Annotation[]) => ofLiveLabels(annotations, facts.project);
  const differing = compareAnnotations(shown(current), shown(wanted.annotations));
  return refuse('image.stale', { revision, savedBy, ...differing });
}

/** Saves annotations as a new revision: written first, then the image points to it; a lost one is removed. */
export async function saveRevision(workflow: Workflow, acting: ActingOnImage, wanted: Wanted) {
  const { revisions, runtime } = workflow;
  // Of this attempt alone: a repeated command finds what its first attempt left the image pointing to.
  const id = runtime.newId();
  let written: Revision | undefined;
  const forget = async () => {
    if (written && !(await isInHistory(workflow, written))) await revisions.remove([id]);
  };

  const write = async (image: Image, facts: Facts) => {
    const to = findSave(image, facts);
    if (to instanceof Refused) return sayWhoTookOver(workflow, image, facts, to);
    if (wanted.revision !== image.revision)
      return sayWhoTookOver(workflow, image, facts, await stale(workflow, image, wanted, facts));
    const gone = await labelsOnceThere(workflow, image, wanted, facts);
    const checked = checkAnnotations(wanted.annotations, facts.project.labels, image, gone);
    if (checked instanceof Refused) return checked;
    const { kept, dropped, counts } = checked;
    written = {
      id,
      imageId: image.id,
      revision: image.revision + 1,
      previousId: image.headId,
      savedBy: facts.me,
      savedAt: facts.now.toISOString(),
      correction: isCorrection(image),
      counts,
      dropped: [...dropped],
      packed: await pack(kept),
    };
    await revisions.put(written);
    return { to, revision: written };
  };

  const saving = changeImage(workflow, acting, {
    exists: unseenOrWithdrawn,
    takeOver: wanted.takeOver,
    prepare: write,
    decide(image, facts, made) {
      if (made === undefined) return refuse('image.not-found');
      return made instanceof Refused ? made : decideSave(image, made.revision, made.to, facts);
    },
  });
  const isMine = ({ revisionId }: { readonly revisionId: string }) => revisionId === id;
  const { state, result, situation } = await writtenFirst(saving, isMine, forget);
  const image = await viewImage(workflow, situation, state);
  if (written && isMine(result)) return { image, dropped: written.dropped };
  const first = await revisions.get(result.revisionId);
  return { image, dropped: first?.doc.dropped ?? [] };
}
