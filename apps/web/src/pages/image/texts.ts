import { defineTexts } from '../../shared/i18n/index.ts';

export const imagePageTexts = defineTexts(
  'image-page',
  {
    toImages: 'To the images',
    panel: 'About this image',
    annotations: 'Annotations',
    comments: 'Comments',
    commentsCount: 'Comments ({{count}})',
    history: 'History',
    keys: 'Keyboard',
    light: 'Light colours',
    dark: 'Dark colours',
    nextForMe: 'Next for me',
    youActFor: 'You act for {{name}}',
  },
  {
    toImages: '画像一覧へ',
    panel: 'この画像について',
    annotations: 'アノテーション',
    comments: 'コメント',
    commentsCount: 'コメント（{{count}}）',
    history: '履歴',
    keys: 'キーボード操作',
    light: '明るい配色',
    dark: '暗い配色',
    nextForMe: '次の担当画像',
    youActFor: '{{name}}として作業中',
  },
);
