import { Page } from '../shared/ui/index.ts';

export function ImagesPage() {
  return <Page title="Images">…</Page>;
}
