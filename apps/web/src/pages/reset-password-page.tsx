import { EntryFrame, entryTexts, ResetPassword } from '../features/entry/index.ts';
import { useTexts } from '../shared/i18n/index.ts';

export function ResetPasswordPage() {
  const t = useTexts(entryTexts);
  return (
    <EntryFrame title={t('forgotTitle')}>
      <ResetPassword />
    </EntryFrame>
  );
}
