import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWeb } from './web/build.ts';
import { workspaceRoot } from './workspace-root.ts';

const usage = `npm run web -- build [--out DIR] [--progress]   builds the web app where it is missing or stale
npm run web -- dev [--api URL] [--port N]        serves it from its sources, beside a running Tandem`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join(workspaceRoot, 'apps/web/dist') },
    progress: { type: 'boolean', default: false },
    api: { type: 'string', default: 'http://localhost:3000' },
    port: { type: 'string', default: '5173' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || !['build', 'dev'].includes(positionals[0] ?? '')) {
  console.log(usage);
  process.exitCode = values.help ? 0 : 1;
} else if (positionals[0] === 'build') {
  const tell = values.progress
    ? (done: number) => void process.stdout.write(`${done.toFixed(3)}\n`)
    : () => undefined;
  const outcome = await buildWeb(workspaceRoot, values.out, tell);
  if (!values.progress)
    console.log(outcome === 'built' ? `built into ${values.out}` : `${values.out} is up to date`);
} else {
  const [{ createServer }, { webConfig }] = await Promise.all([import('vite'), import('./web/config.ts')]);
  const server = await createServer({
    ...webConfig(workspaceRoot),
    server: {
      port: Number(values.port),
      strictPort: true,
      proxy: { '^/(v1|api|openapi.json|assets)': { target: values.api, changeOrigin: false } },
    },
  });
  await server.listen();
  server.printUrls();
}
