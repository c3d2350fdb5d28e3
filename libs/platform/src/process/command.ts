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

/** Undefined for words that are no command. */
export const readCommand = (words: readonly string[]): Command | undefined =>
  words.includes('--help') ? 'help' : commands[words.join(' ')];

export const usageOf = (name: string) => `${name} [command]
  (none)            serve, until SIGTERM or SIGINT
  migrate           create the collections and indexes that this release needs; safe while older replicas run
  migrate --finish  once every replica runs this release: rewrite documents of earlier versions, drop indexes no longer used
  restate           publish the state of everything again, so that a new consumer or a new field gets it
  behind list       what this service could not take in from others, and why
  behind replay     try that again
  --help            this text and the environment`;
