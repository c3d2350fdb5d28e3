import { useNotifications } from '@mantine/notifications';
import { lazy, Suspense } from 'react';

const ShownNotes = lazy(async () => {
  const { ShownNotes: shown } = await import('./shown-notes.tsx');
  return { default: shown };
});

/** What is told at the edge of the page; loaded with the first note. */
export function Notes() {
  const { notifications, queue } = useNotifications();
  if (notifications.length + queue.length === 0) return null;
  return (
    <Suspense>
      <ShownNotes />
    </Suspense>
  );
}
