import { Page } from '../shared/ui/index.ts';

export function ForgotPasswordPage() {
  return <Page title="ForgotPassword">…</Page>;
}
