import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import type { ProblemTables } from '../http/problem.ts';

/** What a process is configured by: one field a key, each with `.meta({ description, example?, secret? })`. */
export type ConfigSchema = z.ZodObject<{ readonly [key: string]: z.ZodType }>;
export type Environment = { readonly [key: string]: string | undefined };

/** What one process is called, listens on and is configured by, besides what all of them have in common. */
export type ProcessShape<Config extends ConfigSchema = ConfigSchema> = {
  readonly name: string;
  readonly port: number;
  readonly config: Config;
  /** By which its port answers before the service is there. */
  readonly tables: ProblemTables;
};

type Problem = { readonly key: string; readonly what: string };

/** Names every key that is missing or wrong, and what each expects; never a value. */
export class ConfigError extends Error {
  readonly keys: readonly string[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(({ key, what }) => `  ${key}: ${what}`).join('\n'));
    this.name = 'ConfigError';
    this.keys = problems.map(({ key }) => key);
  }
}

const metaOf = (schema: ConfigSchema, key: string) =>
  (schema.shape[key]?.meta() ?? {}) as { description?: string; example?: string; secret?: boolean };

const expected = (schema: ConfigSchema, key: string) => {
  const { description, example } = metaOf(schema, key);
  return `${description ?? 'a value'}${example === undefined ? '' : `, like ${example}`}`;
};

/** The keys of the schema, as they are or from the file that `<KEY>_FILE` names; an empty text counts as absent. */
function gather(schema: ConfigSchema, env: Environment) {
  const problems: Problem[] = [];
  const values: Record<string, string> = {};
  for (const key of Object.keys(schema.shape)) {
    const [given, file] = [env[key] || undefined, env[`${key}_FILE`] || undefined];
    if (given !== undefined && file !== undefined)
      problems.push({ key, what: `set it or ${key}_FILE, not both` });
    else if (file !== undefined) {
      try {
        const content = readFileSync(file, 'utf8').trim();
        if (content !== '') values[key] = content;
      } catch (error) {
        const { code } = error as { code?: string };
        problems.push({ key, what: `the file that ${key}_FILE names cannot be read (${code ?? 'unknown'})` });
      }
    } else if (given !== undefined) values[key] = given;
  }
  return { values, problems };
}

/** Reads the environment by all schemas at once; throws one ConfigError that names every key that is missing or wrong. */
export function readConfig<A extends ConfigSchema, B extends ConfigSchema>(
  [first, second]: readonly [A, B],
  env: Environment,
): z.output<A> & z.output<B> {
  const problems = new Map<string, string>();
  const read = (schema: ConfigSchema): object => {
    const gathered = gather(schema, env);
    for (const { key, what } of gathered.problems) problems.set(key, what);
    const parsed = schema.safeParse(gathered.values);
    for (const { path, message } of parsed.error?.issues ?? []) {
      const key = String(path[0] ?? '');
      if (problems.has(key)) continue;
      const absent = gathered.values[key] === undefined && !schema.shape[key]?.safeParse(undefined).success;
      problems.set(
        key,
        absent ? `missing; ${expected(schema, key)}` : `${message}; ${expected(schema, key)}`,
      );
    }
    return parsed.data ?? {};
  };
  const config = { ...read(first), ...read(second) };
  if (problems.size > 0) throw new ConfigError([...problems].map(([key, what]) => ({ key, what })));
  return config as z.output<A> & z.output<B>;
}

export type ConfigRow = {
  readonly key: string;
  readonly required: boolean;
  /** What holds when the key is absent; empty where nothing does. */
  readonly standard: string;
  readonly description: string;
  readonly example: string;
  readonly secret: boolean;
};

/** The keys of a schema as rows of a table for people. */
export const configTable = (schema: ConfigSchema): readonly ConfigRow[] =>
  Object.entries(schema.shape).map(([key, field]) => {
    const absent = field.safeParse(undefined);
    const { description = '', example = '', secret = false } = metaOf(schema, key);
    const standard = absent.success && absent.data !== undefined ? String(absent.data) : '';
    return { key, required: !absent.success, standard, description, example, secret };
  });
