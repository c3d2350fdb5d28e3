import type { ImageFilter } from '@tandem/contracts';
import { readFilter } from './image-filter.ts';
import { findPlaces, orders } from './image-order.ts';
import type { ImageSummary } from './image-summary.ts';
import type { Listed } from './image.store.ts';
import { viewImages } from './image-view.ts';
import { enterWith } from './situation.ts';
import type { Acting, Workflow } from './workflow.ts';

type Asked = ImageFilter & { readonly limit: number; readonly after?: string | undefined };
type Found = { readonly rows: readonly ImageSummary[]; readonly next?: string };

/** A page of those whose name has what is searched for; short where a request has looked at enough names. */
async function search({ images }: Workflow, listed: Listed, asked: Asked): Promise<Found> {
  const { sort: order, search, limit, after: cursor } = asked;
  const from = { cursor };
  const { places, next } = await findPlaces(images, listed, { order, way: 'places', from, search, limit });
  const found = new Map((await images.getMany(places.map(({ id }) => id))).map((image) => [image.id, image]));
  const rows = places.flatMap(({ id }) => found.get(id) ?? []);
  return { rows, ...(next !== undefined && { next }) };
}

/** Images of a project that this person sees, as far as a filter asks for them. */
export async function listImages(workflow: Workflow, acting: Acting, asked: Asked) {
  const situation = await enterWith(workflow, acting, 'annotate-images');
  const listed = await readFilter(workflow, situation, asked);
  const { limit, after } = asked;
  const page = asked.search
    ? await search(workflow, listed, asked)
    : await workflow.images.find(orders[asked.sort].summaries, listed, {
        limit,
        ...(after === undefined ? {} : { after }),
      });
  return {
    rows: await viewImages(workflow, situation, page.rows),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
}
