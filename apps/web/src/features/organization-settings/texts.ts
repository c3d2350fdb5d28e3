import { defineTexts } from '../../shared/i18n/index.ts';

export const organizationSettingsTexts = defineTexts(
  'organization-settings',
  {
    title: 'Organization settings',
    name: 'Name',
    saved: 'Saved.',
    required: 'An organization needs a name.',
    shareLinks: 'Who may accept share links for this organization',
    'accept_any-member': 'Any member',
    'accept_any-memberExplained': 'Whoever accepts a link becomes your manager in that project.',
    accept_owners: 'Owners only',
    accept_ownersExplained: 'Other members are told to ask an owner.',
  },
  {
    title: '組織の設定',
    name: '組織名',
    saved: '保存しました。',
    required: '組織名を入力してください。',
    shareLinks: 'この組織として共有リンクを承諾できる人',
    'accept_any-member': 'すべてのメンバー',
    'accept_any-memberExplained': 'リンクを承諾した人が、そのプロジェクトで自組織のマネージャーになります。',
    accept_owners: 'オーナーのみ',
    accept_ownersExplained: 'ほかのメンバーには、オーナーに依頼するよう案内します。',
  },
);
