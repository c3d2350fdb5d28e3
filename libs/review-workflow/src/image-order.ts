import type { ImageFilter } from '@tandem/contracts';
import type { Scalar } from '@tandem/platform';
import { toCursor } from '@tandem/platform';
import type { Images, Listed, Place } from './image.store.ts';

type Order = ImageFilter['sort'];

/** The queries of each order: whole summaries, places alone, and those from the other end. */
export const orders = {
  name: { summaries: 'listed', places: 'placesListed', back: 'backListed' },
  newest: { summaries: 'newest', places: 'placesNewest', back: 'backNewest' },
  changed: { summaries: 'changed', places: 'placesChanged', back: 'backChanged' },
} as const satisfies { readonly [order in Order]: object };

const valuesOf: { readonly [order in Order]: (place: Place) => readonly Scalar[] } = {
  name: ({ folder, name }) => [folder, name],
  newest: ({ uploadedAt }) => [uploadedAt],
  changed: ({ changedAt }) => [changedAt],
};

/** Where the places go on after an image, or before it. */
const cursorAt = (order: Order, way: 'places' | 'back', place: Place): string => {
  const values = valuesOf[order](place);
  return toCursor(orders[order][way], {
    values: way === 'back' ? [...values, place.id] : values,
    id: place.id,
  });
};

export type From = { readonly place: Place } | { readonly cursor: string | undefined };
type Wanted = {
  readonly order: Order;
  readonly way: 'places' | 'back';
  readonly from: From;
  readonly search: string | undefined;
  readonly limit: number;
};

const chunk = 1_000;
/** How many names one request looks at: what is found may be less than was asked for, and `next` goes on from there. */
export const lookAhead = 10_000;

const comparable = (text: string): string => text.normalize('NFC').toLowerCase();

/** The next images in an order, or those before; with a search only those whose name has it. */
export async function findPlaces(
  images: Pick<Images, 'find'>,
  listed: Listed,
  { order, way, from, search = '', limit }: Wanted,
): Promise<{ readonly places: readonly Place[]; readonly next?: string }> {
  const wanted = comparable(search);
  const places: Place[] = [];
  let after = 'place' in from ? cursorAt(order, way, from.place) : from.cursor;
  for (let looked = 0; looked < lookAhead;) {
    const size = wanted === '' ? limit : chunk;
    const page = await images.find(orders[order][way], listed, {
      limit: size,
      ...(after === undefined ? {} : { after }),
    });
    const found = page.rows.filter(({ name }) => comparable(name).includes(wanted));
    places.push(...found.slice(0, limit - places.length));
    const last = places.at(-1);
    if (places.length === limit && last) {
      const more = page.next !== undefined || found.at(-1) !== last;
      return { places, ...(more && { next: cursorAt(order, way, last) }) };
    }
    if (page.next === undefined) return { places };
    after = page.next;
    looked += page.rows.length;
  }
  return { places, ...(after !== undefined && { next: after }) };
}
