import { Page } from '../shared/ui/index.ts';

export function OrganizationSettingsPage() {
  return <Page title="OrganizationSettings">…</Page>;
}
