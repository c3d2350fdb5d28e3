import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configRows, processes } from './processes.ts';
import type { Replayed } from './replay-dockerfile.ts';
import { createReplay, readDockerfile } from './replay-dockerfile.ts';
import { workspaceRoot } from './workspace-root.ts';

const dockerfileOf = (app: string) => join(workspaceRoot, 'apps', app, 'Dockerfile');
const minutes = 60_000;

describe('the images', () => {
  it.for(processes.map(({ name, port }) => [name, port] as const))(
    'of %s runs as nobody special, tells its health and its port',
    ([name, port]) => {
      const instructions = readDockerfile(readFileSync(dockerfileOf(name), 'utf8'));
      const last = (word: string) => instructions.findLast((one) => one.word === word)?.rest ?? '';
      expect(last('FROM')).toBe('node:24-slim');
      expect(last('USER')).toBe('node');
      expect(last('EXPOSE').split(' ')[0]).toBe(String(port));
      expect(last('HEALTHCHECK')).toContain(`process.env.PORT || ${port}`);
      expect(JSON.parse(last('CMD'))).toEqual(['node', 'main.js']);
    },
  );
});

// Installs every package anew, once for all five: too long for each run on a developer's machine.
const inCi = process.env['CI'] !== undefined;
describe.skipIf(!inCi)(
  `the steps of the images, as commands in a clean folder${inCi ? '' : ' (set CI=1)'}`,
  () => {
    let scratch: string;
    let replay: (dockerfile: string) => Promise<Replayed>;
    beforeAll(() => {
      scratch = mkdtempSync(join(tmpdir(), 'tandem-images-'));
      replay = createReplay(workspaceRoot, scratch);
    });
    afterAll(() => rmSync(scratch, { recursive: true }), 2 * minutes);

    it.for([...processes])(
      'make a program of $name that starts',
      { timeout: 10 * minutes },
      async (shape) => {
        const { workdir, command } = await replay(dockerfileOf(shape.name));
        const [, ...args] = command;
        const { stdout } = await promisify(execFile)(process.execPath, [...args, '--help'], { cwd: workdir });
        for (const { key } of configRows(shape)) expect(stdout).toContain(key);
        if (shape.name === 'gateway')
          for (const file of ['api.html', 'swagger/swagger-ui-bundle.js', 'swagger/swagger-ui.css'])
            expect(existsSync(join(workdir, 'assets', file))).toBe(true);
        if (shape.name === 'gateway') expect(existsSync(join(workdir, 'web', 'index.html'))).toBe(true);
      },
    );
  },
);
