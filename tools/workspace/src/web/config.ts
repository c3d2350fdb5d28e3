import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

/** How the web app is built, and served from its sources. */
export const webConfig = (root: string): InlineConfig => ({
  configFile: false,
  root: join(root, 'apps/web'),
  cacheDir: join(root, '.cache/vite'),
  plugins: [react()],
  build: { target: 'es2023', assetsDir: 'web', chunkSizeWarningLimit: 700 },
});
