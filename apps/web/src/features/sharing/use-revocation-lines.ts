import type { ShareLinkView } from '../../shared/api/index.ts';
import { useTexts } from '../../shared/i18n/index.ts';
import { sharingTexts } from './texts.ts';

/** What revoking or replacing the present link means. */
export function useRevocationLines({ pending }: Pick<ShareLinkView, 'pending'>): string[] {
  const t = useTexts(sharingTexts);
  return [
    t('oldStops'),
    pending > 0 ? t('requestsEnd', { count: pending }) : t('noRequests'),
    t('collaborationsGoOn'),
  ];
}
