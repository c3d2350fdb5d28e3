import type { Tree } from '@nx/devkit';
import { names } from '@nx/devkit';

/** `archive-project` as `archiveProject`, `ArchiveProject` and `archive project`. */
export const formsOf = (kebab: string) => ({
  camel: names(kebab).propertyName,
  pascal: names(kebab).className,
  words: kebab.replaceAll('-', ' '),
});

/** A service that is being made: its name in every form, and the port of its process. */
export type NewService = ReturnType<typeof formsOf> & {
  readonly kebab: string;
  /** At the beginning of a sentence. */
  readonly title: string;
  readonly port: number;
};

/** The ports that the processes of services listen on unless told otherwise. */
export const readPorts = (tree: Tree): readonly number[] =>
  tree
    .children('libs')
    .map((lib) => /\bport: (\d+)/.exec(tree.read(`libs/${lib}/src/config.ts`, 'utf8') ?? ''))
    .flatMap((found) => (found ? [Number(found[1])] : []));

export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export function expectKebab(what: string, given: string): void {
  if (!/^[a-z]+(-[a-z]+)*$/.test(given))
    throw new Error(
      `${sentence(what)} is lower-case words with hyphens, like \`label-renamed\`, not \`${given}\`.`,
    );
}

/** What Nx runs once the files are written. */
export const sayAfterwards = (title: string, steps: readonly string[]) => () =>
  console.log(['', title, ...steps.map((step, index) => `  ${index + 1}. ${step}`), ''].join('\n'));
