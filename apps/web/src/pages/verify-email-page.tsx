import { EntryFrame, entryTexts, VerifyEmail } from '../features/entry/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { keptToken } from '../shared/kept-token.ts';

export function VerifyEmailPage() {
  const t = useTexts(entryTexts);
  const next = keptToken('share') ? '/share' : keptToken('invitation') ? '/invitation' : '/';
  return (
    <EntryFrame title={t('notVerifiedTitle')}>
      <VerifyEmail next={next} />
    </EntryFrame>
  );
}
