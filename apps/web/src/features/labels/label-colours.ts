/** Well apart from one another on photographs, bright ones first. */
export const labelColours = [
  '#e63946',
  '#1d7fe0',
  '#2a9d4b',
  '#f4a300',
  '#8e44cf',
  '#00b3b3',
  '#e85d9b',
  '#7a5230',
  '#b5d10f',
  '#3f3fbf',
  '#ff7f2a',
  '#5fc4f5',
  '#6b8e23',
  '#c2185b',
  '#006d5b',
  '#d7b98e',
] as const;

type Point = readonly [lightness: number, a: number, b: number];

const linear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;

/** In OKLab, where a distance is about what the eye sees. */
function pointOf(colour: string): Point {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  );
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

const distance = (one: Point, other: Point): number =>
  Math.hypot(...one.map((value, axis) => value - (other[axis] ?? 0)));

/** The suggested colours, those least like any in use first. */
export function distinctColours(used: readonly string[]): string[] {
  const taken = used.map(pointOf);
  const room = (colour: string) => Math.min(...taken.map((other) => distance(pointOf(colour), other)));
  if (taken.length === 0) return [...labelColours];
  return labelColours.toSorted((one, other) => room(other) - room(one));
}
