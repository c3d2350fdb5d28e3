import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const samplesFolder = join(import.meta.dirname, '..', '..', '..', 'samples');

/** One of the photographs in `samples/`. */
export const samplePhotograph = (name: string): { readonly name: string; readonly bytes: Uint8Array } => ({
  name,
  bytes: readFileSync(join(samplesFolder, name)),
});

export const samplePhotographs = [
  'astronaut.jpg',
  'bricks.jpg',
  'cameraman.jpg',
  'cat.jpg',
  'cell.jpg',
  'clock.jpg',
  'coffee.jpg',
  'coins.jpg',
  'fundus.jpg',
  'galaxies.jpg',
  'grass.jpg',
  'gravel.jpg',
  'rocket.jpg',
] as const;
