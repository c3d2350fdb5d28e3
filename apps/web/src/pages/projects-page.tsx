import { Page } from '../shared/ui/index.ts';

export function ProjectsPage() {
  return <Page title="Projects">…</Page>;
}
