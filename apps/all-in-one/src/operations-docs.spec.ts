import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createActivity } from '@tandem/activity';
import { createGateway } from '@tandem/gateway';
import { createOrg } from '@tandem/org';
import { createLogger, createTokens, systemRuntime as runtime } from '@tandem/platform';
import { openDiskBlobs, openEmbeddedLog, openEmbeddedStore, openFileMailer } from '@tandem/platform/embedded';
import { createProjectSharing } from '@tandem/project-sharing';
import { createReviewWorkflow } from '@tandem/review-workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs', 'operations');
const folder = mkdtempSync(join(tmpdir(), 'tandem-operations-'));

const Panel = z.object({
  id: z.int(),
  title: z.string().min(1),
  type: z.enum(['row', 'stat', 'timeseries']),
  gridPos: z.object({ h: z.int(), w: z.int().max(24), x: z.int(), y: z.int() }),
  targets: z.array(z.object({ expr: z.string().min(1), refId: z.string() })).default([]),
});
const Dashboard = z.object({
  uid: z.string(),
  title: z.string(),
  schemaVersion: z.int().min(39),
  panels: z.array(Panel).min(1),
  templating: z.object({ list: z.array(z.object({ name: z.string() })) }),
});

/** By name, as scraped: what kind of metric it is. */
async function exported(): Promise<ReadonlyMap<string, string>> {
  const url = 'http://localhost';
  const log = openEmbeddedLog({ file: join(folder, 'log.sqlite') });
  const mailer = openFileMailer({ folder: join(folder, 'mails') });
  const blobs = openDiskBlobs({ folder: join(folder, 'blobs') });
  const stores: ReturnType<typeof openEmbeddedStore>[] = [];
  const deps = (name: string) => {
    const store = openEmbeddedStore({ file: join(folder, `${name}.sqlite`) });
    stores.push(store);
    const verifyIdentity = () => Promise.reject(new Error('nobody asks'));
    return { store, log, runtime, logger: createLogger(name, 'silent'), verifyIdentity };
  };
  const tokens = createTokens('dGFuZGVtLXRlc3RzLW5lZWQtYS1rZXktb2YtMzItYnl0ZXM');
  const services = [
    createOrg({ ...deps('org'), mailer, tokens, publicUrl: url }),
    createProjectSharing({ ...deps('project-sharing'), tokens, publicUrl: url }),
    createReviewWorkflow({ ...deps('review-workflow'), blobs }),
    createActivity(deps('activity')),
    createGateway({
      ...deps('gateway'),
      services: { org: url, 'project-sharing': url, 'review-workflow': url, activity: url },
      signIdentity: () => Promise.reject(new Error('nobody asks')),
      publicUrl: url,
    }),
  ];
  const texts = await Promise.all(services.map((service) => service.metrics()));
  await Promise.all(services.map((service) => service.close()));
  await Promise.all([log, mailer, blobs, ...stores].map((one) => one.close()));
  return new Map(
    [...texts.join('\n').matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = '', kind = '']) => [name, kind]),
  );
}

describe('what operators get to read', () => {
  let kinds: ReadonlyMap<string, string>;
  let names: readonly string[];
  beforeAll(async () => {
    kinds = await exported();
    names = [...kinds.keys()].filter((name) => name.startsWith('tandem_')).sort();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is a dashboard that Grafana can load, with no two panels of one id or one place', () => {
    const { panels } = Dashboard.parse(
      JSON.parse(readFileSync(join(docs, 'grafana-dashboard.json'), 'utf8')),
    );
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(panels.map(({ gridPos: { x, y } }) => `${x} ${y}`)).size).toBe(panels.length);
    for (const { type, targets } of panels) expect(targets.length > 0).toBe(type !== 'row');
  });

  it('is a dashboard of every figure there is, and of no other', () => {
    const { panels } = Dashboard.parse(
      JSON.parse(readFileSync(join(docs, 'grafana-dashboard.json'), 'utf8')),
    );
    const asked = panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => expr.match(/\b(?:tandem|process|nodejs)_\w+/g) ?? []),
    );
    const scraped = [...kinds].flatMap(([name, kind]) =>
      kind === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    );
    expect(asked.filter((name) => !scraped.includes(name))).toEqual([]);
    const shown = new Set(asked.map((name) => name.replace(/_(?:bucket|count|sum)$/, '')));
    expect(names.filter((name) => !shown.has(name))).toEqual([]);
  });

  it('is a table of every figure, with its kind', () => {
    const page = readFileSync(join(docs, 'README.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `(tandem_\w+)` +\| (\w+) /gm)].map(([, name, kind]) => [name, kind]);
    expect(rows.toSorted()).toEqual(names.map((name) => [name, kinds.get(name)]));
  });
});
