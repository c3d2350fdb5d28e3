import { useNavigate } from '@tanstack/react-router';
import { EntryFrame, entryTexts, SignUpForm } from '../features/entry/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { keptToken } from '../shared/kept-token.ts';

export function SignUpPage() {
  const t = useTexts(entryTexts);
  const navigate = useNavigate();
  return (
    <EntryFrame title={t('signUp')}>
      <SignUpForm
        onDone={() =>
          navigate({ to: keptToken('share') ? '/share' : keptToken('invitation') ? '/invitation' : '/' })
        }
      />
    </EntryFrame>
  );
}
