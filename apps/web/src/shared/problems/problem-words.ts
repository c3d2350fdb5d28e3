import type { ErrorCode } from '@tandem/contracts';
import { ApiProblem } from '@tandem/contracts';
import { i18n } from '../i18n/index.ts';

/** For every code: what happened, and what to do. */
export type ProblemTexts = Readonly<Record<ErrorCode, readonly [title: string, action: string]>>;

// Long, and not needed for the first paint; before they are there the words of the API stand in for them.
let texts: ProblemTexts | undefined;
const load = {
  en: () => import('./problems-in-english.ts').then(({ problemsInEnglish }) => problemsInEnglish),
  ja: () => import('./problems-in-japanese.ts').then(({ problemsInJapanese }) => problemsInJapanese),
};
const loadFor = async (language: string) => {
  texts = await load[language === 'ja' ? 'ja' : 'en']();
};
const stayAsTheyAre = () => undefined;
i18n.on('languageChanged', (language) => void loadFor(language).catch(stayAsTheyAre));
void loadFor(i18n.language).catch(stayAsTheyAre);

export type ProblemWords = { readonly title: string; readonly action: string };

const unreachable = {
  en: [
    'The server could not be reached.',
    'Check the connection and try again; what you made is kept on this computer.',
  ],
  ja: [
    'サーバーに接続できません。',
    '接続を確認して、もう一度お試しください。作業内容はこの端末に残っています。',
  ],
} as const;

const broken = {
  en: ['Something on this page went wrong.', 'Reload the page; what you made is kept on this computer.'],
  ja: [
    'このページで問題が発生しました。',
    'ページを再読み込みしてください。作業内容はこの端末に残っています。',
  ],
} as const;

/** What `fetch` throws, and what a connection that broke leaves behind. */
const isOfTheNetwork = (error: unknown): boolean =>
  (error instanceof TypeError && /fetch|network|load failed|reached/i.test(error.message)) ||
  error instanceof DOMException;

const inLanguage = (words: Readonly<Record<'en' | 'ja', readonly [string, string]>>): ProblemWords => {
  const [title, action] = words[i18n.language === 'ja' ? 'ja' : 'en'];
  return { title, action };
};

/** The words of a code alone, such as a list answers row by row. */
export const wordsOfCode = (code: string): ProblemWords | undefined => {
  const words = texts?.[code as ErrorCode];
  return words && { title: words[0], action: words[1] };
};

/** What happened and what to do, in the reader's language. */
export function problemWords(error: unknown): ProblemWords {
  if (!(error instanceof ApiProblem)) return inLanguage(isOfTheNetwork(error) ? unreachable : broken);
  return wordsOfCode(error.code) ?? { title: String(error.problem['title'] ?? error.message), action: '' };
}
