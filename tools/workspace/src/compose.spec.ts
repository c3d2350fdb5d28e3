import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commonConfig, ConfigError, readConfig } from '@tandem/platform';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { makeSecrets } from './make-secrets.ts';
import { configRows, processes } from './processes.ts';
import { workspaceRoot } from './workspace-root.ts';

const Compose = z.looseObject({
  services: z.record(
    z.string(),
    z.looseObject({
      build: z.looseObject({ dockerfile: z.string() }).optional(),
      environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      depends_on: z.record(z.string(), z.looseObject({ condition: z.string() })).default({}),
      healthcheck: z.unknown().optional(),
      volumes: z.array(z.string()).default([]),
    }),
  ),
  volumes: z.record(z.string(), z.unknown()),
});
const document: unknown = parse(readFileSync(join(workspaceRoot, 'docker-compose.yml'), 'utf8'), {
  merge: true,
});
const compose = Compose.parse(document);

/** As Docker Compose puts variables in: `${KEY:-standard}` and `${KEY:?why not}`. */
const filled = (text: string, env: Readonly<Record<string, string>>) =>
  text.replaceAll(/\$\{(\w+)(?::(-|\?)([^}]*))?\}/g, (_all, key: string, kind?: string, rest = '') => {
    const value = env[key];
    if (value !== undefined && value !== '') return value;
    if (kind !== '-') throw new Error(`${key}: ${rest}`);
    return rest;
  });

describe('docker-compose.yml', () => {
  const env: Record<string, string> = {};
  const environmentOf = (name: string) =>
    Object.fromEntries(
      Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [
        key,
        filled(String(value), env),
      ]),
    );
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tandem-secrets-'));
    const file = join(folder, '.env');
    await makeSecrets(file);
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
      const [key = '', value = ''] = line.split(/=(.*)/s);
      env[key] = value.replace(/^'(.*)'$/, '$1');
    }
    rmSync(folder, { recursive: true });
  });

  it('is as the Compose Specification wants it', () => {
    const folder = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
    const schema = JSON.parse(readFileSync(join(folder, 'schemas', 'compose.schema.json'), 'utf8')) as object;
    const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true, logger: false });
    addFormats.default(ajv);
    const validate = ajv.compile({ ...schema, $schema: undefined });
    validate(document);
    expect(validate.errors).toBeNull();
    const misspelt = structuredClone(document) as { services: { org: Record<string, unknown> } };
    misspelt.services.org['helthcheck'] = {};
    expect(validate(misspelt)).toBe(false);
  });

  it('starts every process from its own image', () => {
    const built = Object.entries(compose.services).filter(([, { build }]) => build);
    expect(built.map(([name, { build }]) => [name, build?.dockerfile])).toEqual(
      processes.map(({ name }) => [name, `apps/${name}/Dockerfile`]),
    );
  });

  it.for(processes.map(({ name }) => name))(
    'configures %s with keys that it has, and all that it needs',
    (name) => {
      const shape = processes.find((one) => one.name === name) ?? processes[0];
      if (!shape) throw new Error('there are no processes');
      const given = environmentOf(name);
      const known = configRows(shape).map(({ key }) => key);
      expect(Object.keys(given).filter((key) => !known.includes(key))).toEqual([]);
      let complaint = '';
      try {
        readConfig([commonConfig(shape), shape.config], given);
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        complaint = error.message;
      }
      expect(complaint).toBe('');
    },
  );

  it('gives the secret half of the identity key to the gateway alone', () => {
    const holders = processes.filter(({ name }) =>
      Object.values(environmentOf(name)).some((v) => v.includes('"d":')),
    );
    expect(holders.map(({ name }) => name)).toEqual(['gateway']);
  });

  it('waits only for what says that it is healthy, and points at services by their ports', () => {
    const healthy = new Set([
      ...processes.map(({ name }) => name),
      ...Object.entries(compose.services).flatMap(([name, { healthcheck }]) => (healthcheck ? [name] : [])),
    ]);
    for (const { depends_on } of Object.values(compose.services))
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy');
        expect(healthy).toContain(name);
      }
    const urls = Object.entries(environmentOf('gateway')).filter(
      ([key]) => key.endsWith('_URL') && key !== 'PUBLIC_URL',
    );
    expect(urls.map(([, url]) => url)).toEqual(
      processes.filter(({ name }) => name !== 'gateway').map(({ name, port }) => `http://${name}:${port}`),
    );
  });

  it('keeps nothing that matters inside a container', () => {
    const named = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((one) => one.split(':')[0]),
    );
    expect(new Set(named)).toEqual(new Set(Object.keys(compose.volumes)));
  });
});
