import { OrganizationSettings, organizationSettingsTexts } from '../features/organization-settings/index.ts';
import { useTexts } from '../shared/i18n/index.ts';
import { Page } from '../shared/ui/index.ts';

export function OrganizationSettingsPage() {
  const t = useTexts(organizationSettingsTexts);
  return (
    <Page title={t('title')}>
      <OrganizationSettings />
    </Page>
  );
}
