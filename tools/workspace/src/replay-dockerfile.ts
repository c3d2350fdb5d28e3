import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join, matchesGlob, relative } from 'node:path';
import { promisify } from 'node:util';

export type Instruction = { readonly word: string; readonly rest: string };

/** The instructions of a Dockerfile, continued lines joined, comments left out. */
export const readDockerfile = (text: string): readonly Instruction[] =>
  text
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
      return { word, rest };
    });

export type Replayed = {
  /** Of the last stage, which stands for `/`. */
  readonly root: string;
  readonly workdir: string;
  readonly user: string;
  readonly command: readonly string[];
};

type Stage = { root: string; workdir: string; env: Record<string, string>; told: string };

/** Whatever `npm run` has told us is not for those that we start, but for where packages come from. */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(
    ([key]) => !/^(npm_|NODE_ENV$|VITEST)/.test(key) || /^npm_config_(registry|cache|userconfig)$/.test(key),
  ),
);

function ignoredBy(context: string) {
  const patterns = readFileSync(join(context, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
  return (file: string) => patterns.some((pattern) => matchesGlob(relative(context, file), pattern));
}

/**
 * Carries out the instructions of Dockerfiles as commands of this machine, in folders below `scratch`; knows those that ours
 * use. Steps that another Dockerfile has begun with are not repeated, as with layers; a named stage goes on in one folder.
 */
export function createReplay(context: string, scratch: string) {
  const layers = new Map<string, Stage>();
  const ignored = ignoredBy(context);
  const newRoot = () => mkdtempSync(join(scratch, 'stage-'));

  return async (dockerfile: string): Promise<Replayed> => {
    const stages = new Map<string, Stage>();
    let [user, command]: [string, readonly string[]] = ['root', []];
    let stage: Stage = { root: '', workdir: '/', env: {}, told: '' };
    let named = false;
    const inside = (path: string) => join(stage.root, path.startsWith('/') ? '' : stage.workdir, path);

    const steps: { readonly [word: string]: (rest: string) => unknown } = {
      WORKDIR(rest) {
        stage.workdir = rest;
        mkdirSync(inside(rest), { recursive: true });
      },
      ENV(rest) {
        for (const [, key = '', value = ''] of rest.matchAll(/(\w+)=(\S+)/g)) stage.env[key] = value;
      },
      COPY(rest) {
        const [, from, source = '', target = ''] = /^(?:--from=(\w+) )?(\S+) (\S+)$/.exec(rest) ?? [];
        const base = from === undefined ? context : stages.get(from)?.root;
        if (base === undefined || target === '') throw new Error(`COPY ${rest}`);
        const filter = from === undefined ? (file: string) => !ignored(file) : () => true;
        cpSync(join(base, source), inside(target), { recursive: true, filter });
      },
      async RUN(rest) {
        const here = rest.replaceAll(/(?<=\s)\/(?=\w)/g, `${stage.root}/`);
        const env = { ...inherited, ...stage.env };
        await promisify(execFile)('sh', ['-c', here], { cwd: inside('.'), env, maxBuffer: 2 ** 24 });
      },
      USER: (rest) => (user = rest),
      CMD: (rest) => (command = JSON.parse(rest) as string[]),
      EXPOSE: () => undefined,
      HEALTHCHECK: (rest) => JSON.parse(rest.slice(rest.indexOf('['))) as unknown,
    };

    for (const { word, rest } of readDockerfile(readFileSync(dockerfile, 'utf8'))) {
      if (word === 'FROM') {
        const [, , name] = /^(\S+)(?: AS (\w+))?$/.exec(rest) ?? [];
        named = name !== undefined;
        stage = { root: newRoot(), workdir: '/', env: {}, told: '' };
        if (name !== undefined) stages.set(name, stage);
      }
      const told = `${stage.told}\n${word} ${rest}`;
      const done = named ? layers.get(told) : undefined;
      if (done) Object.assign(stage, done, { env: { ...done.env } });
      else if (word !== 'FROM') {
        const step = steps[word];
        if (!step) throw new Error(`${dockerfile}: ${word} is not known here`);
        await step(rest);
      }
      stage.told = told;
      if (named) layers.set(told, { ...stage });
    }
    return { root: stage.root, workdir: join(stage.root, stage.workdir), user, command };
  };
}
