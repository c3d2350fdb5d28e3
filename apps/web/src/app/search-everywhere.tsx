import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useKeys } from '../shared/keys/index.ts';
import { OpenSearch } from './open-search.ts';

const SearchDialog = lazy(async () => {
  const { SearchDialog: dialog } = await import('./search-dialog.tsx');
  return { default: dialog };
});

/** The search over a page, by key or by button; loaded when it is first asked for. */
export function SearchEverywhere({ children }: { readonly children: ReactNode }) {
  const [opened, setOpened] = useState(false);
  const open = () => setOpened(true);
  useKeys({ search: open });
  return (
    <OpenSearch value={open}>
      {children}
      {opened && (
        <Suspense>
          <SearchDialog onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </OpenSearch>
  );
}
