import { join, relative } from 'node:path';
import { bundle } from './bundle.ts';
import { processes } from './processes.ts';
import { workspaceRoot } from './workspace-root.ts';

const all = processes.map(({ name }) => name);
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));

if (unknown.length > 0) {
  console.error(`No such app: ${unknown.join(', ')}. There are ${all.join(', ')}.`);
  process.exitCode = 1;
} else {
  for (const app of asked.length > 0 ? asked : all)
    console.log(relative(workspaceRoot, await bundle(app, join(workspaceRoot, 'dist'))));
}
