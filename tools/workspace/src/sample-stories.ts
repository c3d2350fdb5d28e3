import { accountStory } from './account-story.ts';
import { imageStory } from './image-story.ts';
import { organizationStory } from './organization-story.ts';
import { projectStory } from './project-story.ts';
import type { SampleStory } from './sample-cast.ts';

/** Each event with the state that it led to. */
const told = <State extends { readonly id: string }>({ aggregate, first, steps }: SampleStory<State>) => {
  let state = first;
  const events = steps.map(({ then, ...event }) => {
    state = then(state);
    return { ...event, state };
  });
  return { aggregate, events };
};

/** One event of every type, in an order in which they could have happened; new types go to the end of their story. */
export const sampleStories = [
  told(accountStory),
  told(organizationStory),
  told(projectStory),
  told(imageStory),
];
