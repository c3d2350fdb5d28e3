import { describe, expect, it } from 'vitest';
import { eventGenerator } from './event.ts';
import { sentence } from './words.ts';
import { addedTo, openTree, textOf, touched } from './workspace-tree.fixture.ts';

const changes = 'libs/contracts/src/events/changes.ts';
const visibility = 'libs/activity/src/event-visibility.ts';
const kindsOf = 'libs/activity/src/event-kinds.ts';
const words = 'tools/workspace/src/event-words.ts';
const storyOf = (subject: string) => `tools/workspace/src/${subject}-story.ts`;

describe('the event generator', () => {
  it.for([
    ['account', 'account', 'null', '{ actor: mika, organization: null }, {'],
    ['organization', 'administration', "'settings'", 'asMika, {'],
    ['project', 'settings', "'settings'", 'asMika, {'],
    ['image', 'work', "'images'", 'asMika, { ...unmoved,'],
  ] as const)(
    'declares, shows and tells of one whose subject is the %s',
    async ([subject, shown, kind, told]) => {
      const tree = openTree();
      await eventGenerator(tree, { subject, name: 'thing-renamed', field: 'name' });
      const type = `'tandem.${subject}.thing_renamed.v1'`;
      const change = subject === 'image' ? 'image.extend' : 'z.object';
      const changed = [visibility, kindsOf, changes, words, storyOf(subject)].toSorted();
      expect(touched(tree)).toEqual({ made: [], changed });
      expect(addedTo(tree, words)).toContain(`${type}: '${sentence(subject)}: thing renamed.',`);
      expect(addedTo(tree, changes)).toEqual([`${type}: ${change}({ name: z.string() }),`]);
      expect(addedTo(tree, visibility)).toEqual([`${type}: ${shown},`]);
      expect(addedTo(tree, kindsOf)).toEqual([`${type}: ${kind},`]);
      expect(addedTo(tree, storyOf(subject))).toEqual([`step(${type}, ${told} name: 'as agreed' }),`]);
    },
  );

  it('puts it before the event that only restates, and at the end of its story', async () => {
    const tree = openTree();
    await eventGenerator(tree, { subject: 'project', name: 'archived' });
    const type = 'tandem.project.archived.v1';
    const restated = 'tandem.project.restated.v1';
    for (const path of [changes, visibility, kindsOf])
      expect(textOf(tree, path).indexOf(type)).toBeLessThan(textOf(tree, path).indexOf(restated));
    const story = textOf(tree, storyOf('project'));
    expect(story.lastIndexOf('step(')).toBe(story.indexOf(`step('${type}'`));
  });

  it('says what a field means that no event had before', async () => {
    const tree = openTree();
    await eventGenerator(tree, { subject: 'project', name: 'archived', field: 'archiveId' });
    expect(addedTo(tree, words)).toContain("archiveId: 'the archive id',");
  });

  it('refuses a name in another case, and a type that exists', async () => {
    const make = (name: string) => eventGenerator(openTree(), { subject: 'project', name });
    await expect(make('labelRenamed')).rejects.toThrow('lower-case words with hyphens');
    await expect(make('created')).rejects.toThrow('has tandem.project.created.v1 already');
  });

  it.for([
    [changes, 'projectChanges', 'project'],
    [changes, 'image', 'image'],
    [visibility, 'eventVisibility', 'project'],
    [visibility, 'settings', 'project'],
    [kindsOf, 'eventKinds', 'project'],
    [words, 'eventWords', 'project'],
    [storyOf('project'), 'projectStory', 'project'],
    [storyOf('project'), 'asMika', 'project'],
    [storyOf('image'), 'unmoved', 'image'],
  ] as const)('says what to do when %s has lost its %s', async ([path, anchor, subject]) => {
    const tree = openTree();
    tree.write(path, textOf(tree, path).replaceAll(new RegExp(`\\b${anchor}\\b`, 'g'), 'other'));
    await expect(eventGenerator(tree, { subject, name: 'archived' })).rejects.toThrow(`${path} has no`);
  });
});
