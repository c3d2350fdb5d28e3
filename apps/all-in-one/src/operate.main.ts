import { parseArgs } from 'node:util';
import { explain } from './explain.ts';
import { listBehind, replayBehind, restate, withServices } from './operate.ts';

// What is kept is for this user alone.
process.umask(0o077);

const usage = `For a Tandem that is stopped:
  npm run restate                     tell every state again, so that a new field or a new reader gets it
  npm run behind -- list              what a service could not take in from others, and why
  npm run behind -- replay [ID ...]   read the log again for that; what carries no number is passed over
  --data DIR                          its data folder (default .data)`;

const say = (line: string) => void process.stdout.write(`${line}\n`);

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string', default: '.data' }, help: { type: 'boolean' } },
  });
  const [command, what, ...ids] = positionals;
  const asked = `${command ?? ''} ${what ?? ''}`.trim();
  if (values.help || !['restate', 'behind list', 'behind replay'].includes(asked)) {
    say(usage);
    process.exitCode = values.help ? 0 : 1;
  } else {
    await withServices(values.data, async (services) => {
      if (asked === 'restate') await restate(services, say);
      else if (asked === 'behind list') await listBehind(services, say);
      else if ((await replayBehind(services, ids, say)) > 0) process.exitCode = 1;
    });
  }
} catch (error) {
  process.stderr.write(`${explain(error, 'npm run behind -- --help')}\n`);
  process.exitCode = 1;
}
