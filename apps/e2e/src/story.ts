import type { Send } from '@tandem/contracts';
import { annotate } from './story/annotating.ts';
import { gatherCast } from './story/cast.ts';
import { download } from './story/downloading.ts';
import { removeSomebody, stopCollaborating } from './story/ending.ts';
import { createProject } from './story/project.ts';
import { review } from './story/reviews.ts';
import { welcomeSecondPartner } from './story/second-partner.ts';
import { shareProject } from './story/sharing.ts';
import { sayWhatEachSees } from './story/summary.ts';
import { readTheirTimeline, readWholeTimeline } from './story/timeline.ts';

/**
 * The main job, from sign-up through both reviews to the end of the collaboration, through the public API alone.
 * Throws at the first surprise.
 */
export async function playStory(url: string, say: (line: string) => void, send?: Send): Promise<void> {
  let step = 0;
  const tell = (line: string) => say(`${String((step += 1)).padStart(2)}  ${line}`);

  const cast = await gatherCast(url, tell, send);
  const project = await createProject(cast, tell);
  const shared = await shareProject(project, tell);
  const annotated = await annotate(shared, tell);
  await review(annotated, tell);
  await download(project, tell);
  await welcomeSecondPartner(shared, tell);
  await readTheirTimeline(project, tell);
  await removeSomebody(project, tell);
  await stopCollaborating(annotated, tell);
  await readWholeTimeline(project, tell);
  await sayWhatEachSees(cast, say);
}
