/** A box as its four corners. */
export const boxAt = (x: number, y: number, width: number, height: number): number[] => [
  x,
  y,
  x + width,
  y,
  x + width,
  y + height,
  x,
  y + height,
];

/** A filled circle as horizontal runs in whole pixels. */
export const discAt = (centreX: number, centreY: number, radius: number): [number, number, number][] =>
  Array.from({ length: 2 * radius + 1 }, (_, row): [number, number, number] => {
    const dy = row - radius;
    const half = Math.floor(Math.sqrt(radius * radius - dy * dy));
    return [centreX - half, centreY + dy, 2 * half + 1];
  });
