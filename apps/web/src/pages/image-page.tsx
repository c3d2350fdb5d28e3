import { Page } from '../shared/ui/index.ts';

export function ImagePage() {
  return <Page title="Image">…</Page>;
}
