import { defineTexts } from '../../shared/i18n/index.ts';

export const searchTexts = defineTexts(
  'search',
  {
    title: 'Search',
    hintInProject: 'Projects, pages, and images of this project by name',
    hint: 'Projects and pages by name',
    pages: 'Pages',
    projects: 'Projects',
    images: 'Images of this project',
    found_one: '{{count}} result',
    found_other: '{{count}} results',
    nothing: 'Nothing has this name.',
    failed: 'The search could not be carried out. Try again in a moment.',
    keys: '↑ ↓ to choose, Enter to open, Esc to close',
  },
  {
    title: '検索',
    hintInProject: 'プロジェクト、ページ、このプロジェクトの画像の名前',
    hint: 'プロジェクトまたはページの名前',
    pages: 'ページ',
    projects: 'プロジェクト',
    images: 'このプロジェクトの画像',
    found_other: '{{count}}件',
    nothing: '該当するものはありません。',
    failed: '検索できませんでした。しばらくしてからもう一度お試しください。',
    keys: '↑ ↓ で選択、Enter で開く、Esc で閉じる',
  },
);
