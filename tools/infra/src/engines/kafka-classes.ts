import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Say } from './engine-cache.ts';
import { fetchOnce } from './engine-cache.ts';
import { kafkaVersion } from './kafka-settings.ts';
import type { Environment } from './tools.ts';
import { runTool } from './tools.ts';

type Prepare = {
  readonly cache: string;
  readonly java: string;
  readonly say: Say;
  readonly env: Environment;
  /** Runs a broker once, with these options for Java, over a folder that is removed afterwards. */
  readonly runOnce: (folder: string, options: readonly string[]) => Promise<void>;
};

const archiveName = 'classes.jsa';

/**
 * Options that let Java read Kafka's classes from an archive (class data sharing, JEP 350), which halves a start; the
 * archive is made once for each Java. None when it cannot be made.
 */
export async function sharedClasses(options: Prepare): Promise<readonly string[]> {
  const { cache, java, say, env, runOnce } = options;
  const written = await runTool(java, ['-version'], { env });
  const [, build = 'java'] = /\(build ([^,)]+)/.exec(written) ?? [];
  const name = `kafka-${kafkaVersion}-classes-${build.replace(/[^\w.+-]/g, '_')}`;
  try {
    const folder = await fetchOnce(cache, name, say, async (part) => {
      say('Preparing quick starts of Kafka, once …');
      const scratch = join(part, 'run');
      mkdirSync(scratch);
      await runOnce(scratch, [`-XX:ArchiveClassesAtExit=${join(part, archiveName)}`]);
      rmSync(scratch, { recursive: true, force: true });
      if (!existsSync(join(part, archiveName))) throw new Error('Java wrote no archive.');
    });
    return [`-XX:SharedArchiveFile=${join(folder, archiveName)}`, '-Xshare:auto', '-Xlog:cds=off'];
  } catch (error) {
    say(`Kafka starts without the archive of its classes: ${error instanceof Error ? error.message : error}`);
    return [];
  }
}
