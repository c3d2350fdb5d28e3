/** What a process is asked to do; the first words of its command line. */
export type Command =
  'serve' | 'migrate' | 'finish-migration' | 'restate' | 'behind-list' | 'behind-replay' | 'help';

const commands: { readonly [words: string]: Command } = {
  '': 'serve',
  migrate: 'migrate',
  'migrate --finish': 'finish-migration',
  restate: 'restate',
  'behind list': 'behind-list',
  'behind replay': 'behind-replay',
  '--help': 'help',
};

export type Asked<Which extends Command = Command> = {
  readonly command: Which;
  /** Of what to do it for; empty: for all. */
  readonly ids: readonly string[];
};

/** Undefined for words that are no command. */
export function readCommand(words: readonly string[]): Asked | undefined {
  if (words.includes('--help')) return { command: 'help', ids: [] };
  const [given, ids] =
    words[0] === 'behind' && words[1] === 'replay' ? [words.slice(0, 2), words.slice(2)] : [words, []];
  const command = commands[given.join(' ')];
  return command && !ids.some((id) => id.startsWith('-')) ? { command, ids } : undefined;
}

export const usageOf = (name: string) => `${name} [command]
  (none)            serve, until SIGTERM or SIGINT
  migrate           create the collections and indexes that this release needs; safe while older replicas run
  migrate --finish  once every replica runs this release: rewrite documents of earlier versions, drop indexes no longer used
  restate           publish the state of everything again, so that a new consumer or a new field gets it
  behind list       what this service could not take in from others, and why
  behind replay     try that again, or the ids that follow of it
  --help            this text and the environment`;
