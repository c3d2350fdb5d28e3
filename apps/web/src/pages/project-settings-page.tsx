import { Page } from '../shared/ui/index.ts';

export function ProjectSettingsPage() {
  return <Page title="ProjectSettings">…</Page>;
}
