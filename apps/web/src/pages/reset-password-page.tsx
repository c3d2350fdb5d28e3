import { Page } from '../shared/ui/index.ts';

export function ResetPasswordPage() {
  return <Page title="ResetPassword">…</Page>;
}
