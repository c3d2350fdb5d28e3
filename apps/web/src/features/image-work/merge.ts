import type { Annotation } from '@tandem/contracts';
import { isSame } from '../../shared/annotation-changes/index.ts';

export type Version = 'mine' | 'theirs';
export type Choices = ReadonlyMap<string, Version>;

export type Difference = {
  /** The annotation's id; of a mask, its label. */
  readonly id: string;
  /** Undefined: not there in this version. */
  readonly mine: Annotation | undefined;
  readonly theirs: Annotation | undefined;
};

export type ThreeWay = {
  /** Both changed it, and not alike: somebody has to choose. */
  readonly toChoose: readonly Difference[];
  /** Changed on one side only, by id, with the side that is taken. */
  readonly taken: ReadonlyMap<string, Version>;
};

type Annotations = readonly Annotation[];

/** A label has one mask: two masks of it are versions of one thing, whatever their ids. */
const keyOf = ({ id, shape, labelId }: Annotation): string => (shape === 'rle' ? `mask ${labelId}` : id);
const byKey = (annotations: Annotations) =>
  new Map(annotations.map((annotation) => [keyOf(annotation), annotation]));

/** What two people made of the same annotations. */
export function compareThree(base: Annotations, mine: Annotations, theirs: Annotations): ThreeWay {
  const [was, my, their] = [byKey(base), byKey(mine), byKey(theirs)];
  const toChoose: Difference[] = [];
  const taken = new Map<string, Version>();
  for (const id of new Set([...their.keys(), ...my.keys()])) {
    const before = was.get(id);
    const difference = { id, mine: my.get(id), theirs: their.get(id) };
    if (isSame(difference.mine, difference.theirs)) continue;
    if (isSame(before, difference.theirs)) taken.set(id, 'mine');
    else if (isSame(before, difference.mine)) taken.set(id, 'theirs');
    else toChoose.push(difference);
  }
  return { toChoose, taken };
}

/** What comes of it: each side's own changes, and what was chosen where both changed; without a choice, theirs. */
export function mergeByChoice(
  base: Annotations,
  mine: Annotations,
  theirs: Annotations,
  choices: Choices,
): Annotation[] {
  const { toChoose, taken } = compareThree(base, mine, theirs);
  const versions = new Map<string, Version>(taken);
  for (const { id } of toChoose) versions.set(id, choices.get(id) ?? 'theirs');
  const [my, their] = [byKey(mine), byKey(theirs)];
  return [...new Set([...their.keys(), ...my.keys()])]
    .map((id) => (versions.get(id) === 'mine' ? my : their).get(id))
    .filter((annotation) => annotation !== undefined);
}
