import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fetchKafka, startKafka } from './kafka.ts';
import { fetchMongo } from './mongo.ts';
import { requirePython } from './tools.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-tools-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder for the PATH with a program that prints what it is told to. */
function pathWith(program: string, prints: string): string {
  const bin = join(temporaryFolder(), 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, program), `#!/bin/sh\nprintf '%s\\n' '${prints}'\n`);
  chmodSync(join(bin, program), 0o755);
  return bin;
}

const silent = () => {};

describe('a tool that an engine needs', () => {
  it('is asked for in words when Java is missing, with what can be done instead', async () => {
    const start = startKafka({ folder: temporaryFolder(), say: silent, env: { PATH: '' } });
    await expect(start).rejects.toMatchObject({
      name: 'ToolMissing',
      message: expect.stringMatching(/needs Java 17 or newer; no Java was found.*set KAFKA_BROKERS/s),
    });
  });

  it('is asked for when Java is too old, with the version that was found', async () => {
    const PATH = pathWith('java', 'openjdk version "11.0.2" 2019-01-15');
    await expect(fetchKafka(temporaryFolder(), silent, { PATH })).rejects.toThrow(/java is Java 11/);
  });

  it('takes Java 8 for what it is, though it calls itself 1.8', async () => {
    const PATH = pathWith('java', 'java version "1.8.0_202"');
    await expect(fetchKafka(temporaryFolder(), silent, { PATH })).rejects.toThrow(/java is Java 8\b/);
  });

  it('is asked for when Java is there and Maven is missing', async () => {
    const PATH = pathWith('java', 'openjdk version "21" 2023-09-19');
    await expect(fetchKafka(temporaryFolder(), silent, { PATH })).rejects.toThrow(/no mvn was found/);
  });

  it('is asked for when Python is missing', async () => {
    const fetch = fetchMongo(temporaryFolder(), silent, { PATH: '' });
    await expect(fetch).rejects.toThrow(/Python 3.10 or newer.*no Python 3 was found.*MONGODB_URI/s);
  });

  it('is not a Python that is too old', async () => {
    await expect(requirePython({ PATH: pathWith('python3', '3 8') })).rejects.toThrow(/is Python 3\.8/);
  });

  it('is the Python of another name when python3 is too old', async () => {
    const PATH = [pathWith('python3', '3 8'), pathWith('python3.12', '3 12')].join(':');
    expect(await requirePython({ PATH })).toMatchObject({ version: '3.12' });
  });
});

describe('the MongoDB-compatible server', () => {
  it('is mongod when there is one, without fetching anything', async () => {
    const PATH = [pathWith('secantusd-rs', ''), pathWith('mongod', '')].join(':');
    expect(await fetchMongo(temporaryFolder(), silent, { PATH })).toMatchObject({ name: 'mongod' });
    expect(await fetchMongo(temporaryFolder(), silent, { PATH, TANDEM_MONGO: 'rs' })).toMatchObject({
      name: 'secantusd-rs',
    });
  });

  it('is refused when TANDEM_MONGO chooses one that is not there, or that is unknown', async () => {
    const fetch = (TANDEM_MONGO: string) => fetchMongo(temporaryFolder(), silent, { PATH: '', TANDEM_MONGO });
    await expect(fetch('rs')).rejects.toThrow(/there is no secantusd-rs on the PATH/);
    await expect(fetch('mariadb')).rejects.toThrow(/mongod, rs or py/);
  });
});
