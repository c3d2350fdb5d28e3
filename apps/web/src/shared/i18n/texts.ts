import type { TFunction } from 'i18next';
import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

export const languages = { en: 'English', ja: '日本語' } as const;
export type Language = keyof typeof languages;

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
/** `images_one` and `images_other` are asked for as `images`, with a count. */
type KeyOf<Text> = Text extends `${infer Base}_${Plural}` ? Base : Text;
/** Japanese has one form of the plural. */
type Japanese<En> = { readonly [Key in keyof En as Key extends `${string}_one` ? never : Key]: string };
type Values = Readonly<Record<string, string | number>>;

export type Texts<Key extends string = string> = { readonly namespace: string; readonly key: Key };
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

const storageKey = 'tandem-language';

function chosenLanguage(): Language {
  let chosen: string | null = null;
  try {
    chosen = localStorage.getItem(storageKey);
  } catch {
    // Storage is closed to us: the browser's language will do.
  }
  const wanted = [chosen, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return wanted.find((tag): tag is Language => tag !== undefined && tag in languages) ?? 'en';
}

export const i18n = createInstance();
void i18n.use(initReactI18next).init({
  lng: chosenLanguage(),
  fallbackLng: 'en',
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
  returnNull: false,
});

const showLanguage = (language: string) => {
  // The texts are compared outside a browser, too.
  if (typeof document !== 'undefined') document.documentElement.lang = language;
};
i18n.on('languageChanged', showLanguage);
showLanguage(i18n.language);

export function chooseLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Storage is closed to us: it holds for this page.
  }
  void i18n.changeLanguage(language);
}

/** All namespaces with their texts, for the test that compares them. */
export const allTexts = new Map<string, Readonly<Record<Language, Readonly<Record<string, string>>>>>();

/** The words of one part of the app, in every language; a key that is missing in one does not compile. */
export function defineTexts<const En extends Readonly<Record<string, string>>>(
  namespace: string,
  en: En,
  ja: Japanese<En>,
): Texts<KeyOf<keyof En & string>> {
  allTexts.set(namespace, { en, ja });
  i18n.addResourceBundle('en', namespace, en);
  i18n.addResourceBundle('ja', namespace, ja);
  return { namespace } as Texts<KeyOf<keyof En & string>>;
}

const textOf = (t: TFunction, key: string, values: Values): string => String(t(key, values));

/** `const t = useTexts(texts)`, then `t('images', { count: 3 })`. */
export function useTexts<Key extends string>({ namespace }: Texts<Key>): Translate<Key> {
  const { t } = useTranslation(namespace, { i18n });
  return (key, values) => textOf(t, key, { ...values });
}

/** Outside components; what is shown does not change with the language. */
export const translate = <Key extends string>(
  { namespace }: Texts<Key>,
  key: Key,
  values: Values = {},
): string => textOf(i18n.t, key, { ...values, ns: namespace });
