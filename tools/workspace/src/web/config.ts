import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { PurgeCSS } from 'purgecss';
import type { InlineConfig, Plugin } from 'vite';

/**
 * Leaves out the styles of Mantine's components that the app does not use: their class names (`m_` and a hash) occur in the
 * scripts of whoever uses them, and nowhere else.
 */
function unusedStylesLeftOut(): Plugin {
  return {
    name: 'unused-styles-left-out',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, output) {
      const files = Object.values(output);
      const scripts = files.flatMap((file) =>
        file.type === 'chunk' ? [{ raw: file.code, extension: 'js' }] : [],
      );
      await Promise.all(
        files.map(async (file) => {
          if (file.type !== 'asset' || !file.fileName.endsWith('.css')) return;
          const [purged] = await new PurgeCSS().purge({
            content: scripts,
            css: [{ raw: String(file.source) }],
            defaultExtractor: (code) => code.match(/\bm_[0-9a-f]+\b/g) ?? [],
            safelist: { standard: [/^(?!m_)/] },
          });
          if (purged) file.source = purged.css;
        }),
      );
    },
  };
}

/**
 * Every zod schema can tell its JSON Schema, which a browser never asks for: the part that makes them is a seventh of zod, and
 * is left out.
 */
const jsonSchemasLeftOut = (): Plugin => ({
  name: 'json-schemas-left-out',
  apply: 'build',
  enforce: 'pre',
  load(id) {
    if (!/\/zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/.test(id)) return undefined;
    const names = [...readFileSync(id, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)];
    return names.map(([, name]) => `export const ${name} = () => () => ({});`).join('\n');
  },
});

/** How the web app is built, and served from its sources. */
export const webConfig = (root: string): InlineConfig => ({
  configFile: false,
  root: join(root, 'apps/web'),
  cacheDir: join(root, '.cache/vite'),
  plugins: [react(), unusedStylesLeftOut(), jsonSchemasLeftOut()],
  build: { target: 'es2023', assetsDir: 'web', chunkSizeWarningLimit: 700 },
});
