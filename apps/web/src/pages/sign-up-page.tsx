import { Page } from '../shared/ui/index.ts';

export function SignUpPage() {
  return <Page title="SignUp">…</Page>;
}
