import { join, relative } from 'node:path';
import { drifted, generate } from './generate.ts';
import { generatedFiles } from './generated-files.ts';
import { createMissingSamples, missingSamples, readSamples, samplesFolder } from './samples.ts';
import { workspaceRoot } from './workspace-root.ts';

const generated = 'docs/generated';
const folder = join(workspaceRoot, generated);
const sampleFile = (type: string) => join(relative(workspaceRoot, samplesFolder), `${type}.json`);

if (process.argv.includes('--check')) {
  const stale = [
    ...drifted(folder, generatedFiles()).map((name) => join(generated, name)),
    ...missingSamples(readSamples()).map(({ type }) => sampleFile(type)),
  ];
  if (stale.length > 0) {
    console.error(['Not as generated:', ...stale, 'Run `npm run generate`.'].join('\n'));
    process.exitCode = 1;
  }
} else {
  const written = [
    ...createMissingSamples().map(sampleFile),
    ...generate(folder, generatedFiles()).map((name) => join(generated, name)),
  ];
  console.log(written.length > 0 ? written.join('\n') : 'Everything is as generated.');
}
