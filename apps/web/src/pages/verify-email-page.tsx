import { Page } from '../shared/ui/index.ts';

export function VerifyEmailPage() {
  return <Page title="VerifyEmail">…</Page>;
}
