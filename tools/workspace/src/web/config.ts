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

/** How the web app is built, and served from its sources. */
export const webConfig = (root: string): InlineConfig => ({
  configFile: false,
  root: join(root, 'apps/web'),
  cacheDir: join(root, '.cache/vite'),
  plugins: [react(), unusedStylesLeftOut()],
  build: { target: 'es2023', assetsDir: 'web', chunkSizeWarningLimit: 700 },
});
