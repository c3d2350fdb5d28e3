import { EntryFrame, entryTexts, ForgotPassword } from '../features/entry/index.ts';
import { useTexts } from '../shared/i18n/index.ts';

export function ForgotPasswordPage() {
  const t = useTexts(entryTexts);
  return (
    <EntryFrame title={t('forgotTitle')}>
      <ForgotPassword />
    </EntryFrame>
  );
}
