import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSession } from '@tandem/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import type { SystemProcess } from './system-process.ts';
import { newFolder, removeFolder, startProcess } from './system-process.ts';

describe('npm start', () => {
  const folders: string[] = [];
  const running: SystemProcess[] = [];
  const folder = () => {
    const made = newFolder();
    folders.push(made);
    return made;
  };
  const start = async (...args: Parameters<typeof startProcess>) => {
    const system = await startProcess(...args);
    running.push(system);
    return system;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map((system) => system.end('SIGTERM')));
    folders.splice(0).forEach(removeFolder);
  });

  it('loads demo data at the first start, and goes on where it was at the second', async () => {
    const data = folder();
    const first = await start(data);
    const login = { body: { email: 'ines@kelpworks.example', password: 'tandem-demo' } };
    const see = async (url: string) => {
      const ines = createSession(url);
      await ines.logIn(login);
      const organizationId = (await ines.getMe()).organizations[0]?.id ?? '';
      const projects = (await ines.listProjects({ params: { organizationId } })).rows;
      const { rows } = await ines.getProgress({
        params: { organizationId },
        query: { projects: projects.map(({ id }) => id).join(',') },
      });
      return { projects, progress: rows[0]?.byStatus };
    };
    const before = await see(first.url);
    expect(first.output()).toContain('ines@kelpworks.example');
    expect(before.projects).toMatchObject([{ shared: true, partners: [{ name: 'Beistad Markering' }] }]);
    expect(before.progress).toEqual({
      new: 5,
      in_progress: 2,
      waiting_for_collaborator_review: 1,
      waiting_for_owner_review: 2,
      waiting_for_change: 1,
      done: 1,
      skipped: 1,
    });
    expect(await first.end('SIGTERM')).toBe(0);
    expect(first.output()).toContain('Stopped.');
    const second = await start(data);
    expect(second.output()).not.toContain('loading demo data');
    expect(await see(second.url)).toEqual(before);
  }, 60_000);

  it('starts empty when asked to, and stays so', async () => {
    const data = folder();
    const first = await start(data, '--no-demo');
    const login = createSession(first.url).logIn({
      body: { email: 'ines@kelpworks.example', password: 'tandem-demo' },
    });
    await expect(login).rejects.toMatchObject({ code: 'session.wrong-credentials' });
    await first.end('SIGTERM');
    expect((await start(data)).output()).not.toContain('demo');
  }, 30_000);

  it('says which port is taken, and what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(startProcess(folder(), '--port', String(port))).rejects.toThrow(
      `Port ${port} is taken. Stop what uses it, or choose another one: npm start -- --port ${port + 1}`,
    );
    server.close();
  });

  it('refuses a data folder that is in use, and one written by a newer version', async () => {
    const data = folder();
    const system = await start(data, '--no-demo');
    await expect(startProcess(data)).rejects.toThrow(/in use by another Tandem/);
    await system.end('SIGTERM');
    const file = join(data, 'tandem.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/\d+/, '99'));
    await expect(startProcess(data)).rejects.toThrow(/newer/);
  }, 30_000);

  it('names the option that it does not understand', async () => {
    await expect(startProcess(folder(), '--port', 'many')).rejects.toThrow(/--port/);
    await expect(startProcess(folder(), '--colour')).rejects.toThrow(/--colour/);
  });
});
