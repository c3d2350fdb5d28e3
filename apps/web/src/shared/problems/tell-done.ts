import { notifications } from '@mantine/notifications';
import { sharedTexts } from '../ui/texts.ts';
import { defineTexts, formatIn, i18n, translate } from '../i18n/index.ts';

const texts = defineTexts(
  'done',
  {
    pending: 'Takes effect everywhere within moments; this has not confirmed yet: {{services}}.',
    service_org: 'members of organizations',
    'service_project-sharing': 'projects and sharing',
    'service_review-workflow': 'images and reviews',
    service_activity: 'timeline and reports',
    service_gateway: 'entry to the system',
  },
  {
    pending: 'まもなくすべてに反映されます。まだ確認が取れていないもの：{{services}}。',
    service_org: '組織のメンバー',
    'service_project-sharing': 'プロジェクトと共有',
    'service_review-workflow': '画像とレビュー',
    service_activity: 'タイムラインとレポート',
    service_gateway: 'システムの入口',
  },
);

type Service = 'org' | 'project-sharing' | 'review-workflow' | 'activity' | 'gateway';

/** Says that something was done, and who has not confirmed yet that it holds there too. */
export function tellDone(title: string, pending: readonly Service[] = []): void {
  const services = formatIn(i18n.language).list(
    pending.map((service) => translate(texts, `service_${service}`)),
  );
  notifications.show({
    color: 'teal',
    title,
    message: pending.length > 0 ? translate(texts, 'pending', { services }) : undefined,
    autoClose: pending.length > 0 ? 10_000 : 4_000,
    withBorder: true,
    closeButtonProps: { 'aria-label': translate(sharedTexts, 'close') },
  });
}
