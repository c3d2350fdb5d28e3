import { defineTexts } from '../../shared/i18n/index.ts';

export const downloadTexts = defineTexts(
  'download',
  {
    download: 'Download',
    title: 'Download annotations',
    what: 'A zip with one JSON file per image, under its folder. Done images come with the accepted revision.',
    status: 'Status',
    statusHint: 'None chosen: every status.',
    folder: 'Folder',
    within: 'With the folders in it',
    everyFolder: 'All folders',
    topFolder: 'Top folder',
    count_one: '{{number}} image',
    count_other: '{{number}} images',
    nothing: 'No image matches.',
  },
  {
    download: 'ダウンロード',
    title: 'アノテーションをダウンロード',
    what: '画像ごとに1つのJSONファイルを、フォルダー構成のままZIPにまとめます。完了した画像は承認済みのリビジョンになります。',
    status: 'ステータス',
    statusHint: '選択しない場合は、すべてのステータスが対象です。',
    folder: 'フォルダー',
    within: '下位のフォルダーを含める',
    everyFolder: 'すべてのフォルダー',
    topFolder: '最上位のフォルダー',
    count_other: '画像{{number}}件',
    nothing: '該当する画像はありません。',
  },
);
