import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { focusContent, isFocusLost } from '../shared/ui/index.ts';

/** The link or button that led to another page goes with the page before: the keyboard is not to be lost with it. */
export function useFocusAfterNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged && isFocusLost()) focusContent();
      }),
    [router],
  );
}
