import { defineTexts } from '../../shared/i18n/index.ts';

export const mailboxTexts = defineTexts(
  'mailbox',
  {
    title: 'Mailbox',
    explain:
      'This installation has no mail server: what it would have sent is shown here, on this machine only.',
    none: 'No mail yet. Sign up or invite somebody, and the mail appears here.',
    closed: 'This installation sends its mails, or you look at it from another machine.',
    to: 'to {{address}}',
    filter: 'Only to this address',
    refresh: 'Look again',
  },
  {
    title: 'メールボックス',
    explain: 'この環境にはメールサーバーがないため、送信されるはずのメールをこの端末でのみ表示しています。',
    none: 'メールはまだありません。新規登録や招待を行うと、ここに表示されます。',
    closed: 'この環境はメールを送信しているか、別の端末から表示しています。',
    to: '宛先: {{address}}',
    filter: 'この宛先のみ',
    refresh: '再読み込み',
  },
);
