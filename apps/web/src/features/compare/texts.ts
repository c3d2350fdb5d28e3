import { defineTexts } from '../../shared/i18n/index.ts';

export const compareTexts = defineTexts(
  'compare',
  {
    whatChanged: 'What changed',
    with: 'Compared with',
    nothingYet: 'Nothing (before the first save)',
    revision: 'Revision {{revision}}',
    added_one: '{{count}} added',
    added_other: '{{count}} added',
    removed_one: '{{count}} removed',
    removed_other: '{{count}} removed',
    changed_one: '{{count}} changed',
    changed_other: '{{count}} changed',
    nothing: 'Nothing is different',
    previous: 'Previous difference (,)',
    next: 'Next difference (.)',
    atOf: '{{at}} of {{count}}',
  },
  {
    whatChanged: '変更箇所',
    with: '比較対象',
    nothingYet: 'なし（最初の保存前）',
    revision: 'リビジョン{{revision}}',
    added_other: '追加{{count}}件',
    removed_other: '削除{{count}}件',
    changed_other: '変更{{count}}件',
    nothing: '違いはありません',
    previous: '前の変更箇所（,）',
    next: '次の変更箇所（.）',
    atOf: '{{at}} / {{count}}',
  },
);
