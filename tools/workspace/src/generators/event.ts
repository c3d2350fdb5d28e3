import type { Tree } from '@nx/devkit';
import { formatFiles } from '@nx/devkit';
import { aggregates } from '@tandem/contracts';
import { addElement, addProperty, expectName, keysAt } from './source.ts';
import { expectKebab, sayAfterwards, sentence } from './words.ts';

export type EventOptions = {
  readonly subject: 'account' | 'organization' | 'project' | 'image';
  /** What happened, in the past tense: `label-renamed`. */
  readonly name: string;
  /** The first thing that the change tells. */
  readonly field?: string;
};

const changesFile = 'libs/contracts/src/events/changes.ts';
const wordsFile = 'tools/workspace/src/event-words.ts';
const visibilityFile = 'libs/activity/src/event-visibility.ts';
const kindsFile = 'libs/activity/src/event-kinds.ts';

/** To whom an event of each subject is usually shown, as what it is found, and how its step in the story reads. */
const places = {
  account: {
    shown: 'account',
    kind: 'null',
    by: '{ actor: mika, organization: null }',
    needs: ['mika'],
    common: '',
  },
  organization: { shown: 'administration', kind: "'settings'", by: 'asMika', needs: ['asMika'], common: '' },
  project: { shown: 'settings', kind: "'settings'", by: 'asMika', needs: ['asMika'], common: '' },
  image: {
    shown: 'work',
    kind: "'images'",
    by: 'asMika',
    needs: ['asMika', 'unmoved'],
    common: '...unmoved, ',
  },
} as const;

/** Declares an event: its type and change, to whom it is shown, and its step in the story that samples are made from. */
export async function eventGenerator(tree: Tree, { subject, name, field = 'reason' }: EventOptions) {
  expectKebab('the name of an event', name);
  if (!/^[a-z][A-Za-z]*$/.test(field))
    throw new Error(`A field is a word like \`labelId\`, not \`${field}\`.`);
  const type = `tandem.${subject}.${name.replaceAll('-', '_')}.v1`;
  const { shown, kind, by, needs, common } = places[subject];
  const storyFile = `tools/workspace/src/${subject}-story.ts`;
  const restated = `tandem.${subject}.restated.v1`;

  if (subject === 'image') expectName(tree, changesFile, 'image');
  const fields = `{ ${field}: z.string() }`;
  const change = subject === 'image' ? `image.extend(${fields})` : `z.object(${fields})`;
  addProperty(tree, changesFile, `${subject}Changes`, { key: type, value: change, before: restated });

  addWords(tree, { type, restated, subject, field, happened: name.replaceAll('-', ' ') });

  expectName(tree, visibilityFile, shown);
  addProperty(tree, visibilityFile, 'eventVisibility', { key: type, value: shown, before: restated });

  addProperty(tree, kindsFile, 'eventKinds', { key: type, value: kind, before: restated });

  for (const needed of needs) expectName(tree, storyFile, needed);
  const step = `step('${type}', ${by}, { ${common}${field}: 'as agreed' })`;
  addElement(tree, storyFile, `${subject}Story.steps`, step);

  await formatFiles(tree);
  return sayAfterwards(`${type} is declared. Next:`, [
    `${changesFile}: what else its change tells (no e-mail address, secret or comment text)`,
    `${visibilityFile}: whom it is shown to; for now as \`${shown}\` says`,
    `${kindsFile}: among what people look for it`,
    `${wordsFile}: when it happens, for who consumes it`,
    `${storyFile}: what it does to the state, as the sample shows it`,
    '`npm run generate` makes its sample, which is never edited afterwards, and docs/generated',
    `libs/${aggregates[subject].service}: tell it in a decision, event('${type}', { … })`,
    '`npm run check`',
  ]);
}

/** When it happens, and what its field means where no other event has told. */
function addWords(
  tree: Tree,
  told: Record<'type' | 'restated' | 'subject' | 'field' | 'happened', string>,
): void {
  const { type, restated, subject, field, happened } = told;
  const value = `'${sentence(subject)}: ${happened}.'`;
  addProperty(tree, wordsFile, 'eventWords', { key: type, value, before: restated });
  const known = keysAt(tree, wordsFile, 'fieldWords');
  if ([field, `${subject} ${field}`].some((key) => known.includes(key))) return;
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  addProperty(tree, wordsFile, 'fieldWords', { key: field, value: `'the ${words}'` });
}
