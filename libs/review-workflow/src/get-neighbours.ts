import type { ImageFilter } from '@tandem/contracts';
import { readFilter } from './image-filter.ts';
import { findPlaces } from './image-order.ts';
import { visitImage } from './situation.ts';
import type { ActingOnImage, Workflow } from './workflow.ts';

/** The images before and after one in a list, also where that one no longer belongs to it. */
export async function getNeighbours(workflow: Workflow, acting: ActingOnImage, asked: ImageFilter) {
  const { image, situation } = await visitImage(workflow, acting);
  const listed = await readFilter(workflow, situation, asked);
  const { sort: order, search } = asked;
  const nearest = async (way: 'places' | 'back') => {
    const wanted = { order, way, from: { place: image }, search, limit: 1 };
    const { places } = await findPlaces(workflow.images, listed, wanted);
    return places[0]?.id ?? null;
  };
  const [previous, next] = await Promise.all([nearest('back'), nearest('places')]);
  return { previous, next };
}
