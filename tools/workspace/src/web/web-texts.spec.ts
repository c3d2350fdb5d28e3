import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { workspaceRoot } from '../workspace-root.ts';

type AllTexts = ReadonlyMap<
  string,
  { readonly en: Readonly<Record<string, string>>; readonly ja: Readonly<Record<string, string>> }
>;

const web = join(workspaceRoot, 'apps/web/src');
const files = globSync('**/texts.ts', { cwd: web }).filter((file) => !file.startsWith('shared/i18n'));
const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(web, file)).href);
const { allTexts } = (await load('shared/i18n/texts.ts')) as { allTexts: AllTexts };
await Promise.all(files.map(load));

const withoutForm = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted();
/** Without what is put in and the names of keys; what is left may have no words at all. */
const wordsOf = (text: string) =>
  text
    .replace(/\{\{\w+\}\}|Tab|Shift|Ctrl|Alt|Esc|Enter|Del|Page(Up|Down)|Space/g, '')
    .match(/\p{L}{2,}/gu) ?? [];

describe('the words of the web app', () => {
  it('are all found', () => {
    expect(allTexts.size).toBeGreaterThanOrEqual(files.length);
  });

  describe.each([...allTexts])('%s', (_namespace, { en, ja }) => {
    it('has the same keys in English and Japanese', () => {
      expect([...new Set(Object.keys(ja).map(withoutForm))].toSorted()).toEqual(
        [...new Set(Object.keys(en).map(withoutForm))].toSorted(),
      );
    });

    it('puts the same things into its sentences in both', () => {
      for (const [key, text] of Object.entries(ja)) {
        const english = en[key] ?? en[`${withoutForm(key)}_other`] ?? '';
        expect(placeholders(text), key).toEqual(placeholders(english));
      }
    });

    it('has both forms of each English plural', () => {
      for (const key of Object.keys(en))
        if (key.endsWith('_one')) expect(Object.keys(en)).toContain(`${withoutForm(key)}_other`);
    });

    it('is written in the language that it is said to be', () => {
      const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
      for (const [key, text] of Object.entries(en)) expect(text, key).not.toMatch(japanese);
      for (const [key, text] of Object.entries(ja))
        if (wordsOf(text).length > 0 && text !== en[key]) expect(text, key).toMatch(japanese);
    });
  });
});
