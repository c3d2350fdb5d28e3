import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { isWriting } from '../shared/keys/index.ts';
import type { GoTo } from './go-to.ts';
import { isFirstKey, patience, wentTo } from './go-to.ts';

type Here = { readonly organizationId: string; readonly projectId: string | undefined };

/** G, then P, I or T: to the projects, or to the images or the timeline of the project that one is in. */
export function useGoToKeys({ organizationId, projectId }: Here): void {
  const navigate = useNavigate();
  const go = useEffectEvent((name: GoTo) => {
    if (name === 'goToProjects') return navigate({ to: '/o/$organizationId', params: { organizationId } });
    if (projectId === undefined) return undefined;
    const page = name === 'goToImages' ? 'images' : 'timeline';
    return navigate({
      to: `/o/$organizationId/p/$projectId/${page}`,
      params: { organizationId, projectId },
    });
  });
  useEffect(() => {
    let first: { readonly key: string; readonly at: number } | undefined;
    const listen = (event: KeyboardEvent) => {
      const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
      const busy = document.querySelector('[role="dialog"], [role="menu"]') !== null;
      const before = first && event.timeStamp - first.at < patience ? first.key : undefined;
      first = undefined;
      if (held || busy || isWriting(event.target as HTMLElement | null)) return;
      const name = before === undefined ? undefined : wentTo(before, event.key);
      if (name) {
        event.preventDefault();
        event.stopPropagation();
        void go(name);
      } else if (isFirstKey(event.key)) first = { key: event.key, at: event.timeStamp };
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
