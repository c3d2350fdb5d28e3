import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, it } from 'vitest';
import { workspaceRoot } from '../workspace-root.ts';

const web = join(workspaceRoot, 'apps/web/src');
const files = globSync('**/*.{ts,tsx}', { cwd: web });

/** Where a file belongs: `features/labels`, `shared`, `pages`, `app`. */
const placeOf = (file: string): string => {
  const [layer = '', feature = ''] = file.split('/');
  return layer === 'features' ? `features/${feature}` : layer;
};

/** Whom each layer may import, besides itself. */
const mayImport: Readonly<Record<string, (place: string) => boolean>> = {
  shared: () => false,
  features: (place) => place === 'shared',
  pages: (place) => place === 'shared' || place.startsWith('features/'),
  app: (place) => place === 'shared' || place === 'pages' || place.startsWith('features/'),
  'main.tsx': (place) => place === 'shared' || place === 'app',
};

const importsOf = (file: string): string[] =>
  [...readFileSync(join(web, file), 'utf8').matchAll(/(?:from|import) ?\(?'(\.[^']+)'/g)].map(
    ([, path = '']) => normalize(join(dirname(file), path)),
  );

it('features of the web app do not import features, and nothing imports what is above it', () => {
  const wrong = files.flatMap((file) => {
    const from = placeOf(file);
    const may = mayImport[from.split('/')[0] ?? ''];
    return importsOf(file)
      .filter((imported) => placeOf(imported) !== from && !may?.(placeOf(imported)))
      .map((imported) => `${file} imports ${imported}`);
  });
  expect(files.length).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});
