import { Button, Group } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';
import { useTexts } from '../i18n/index.ts';
import { sharedTexts } from './texts.ts';

/** The end of a list read page by page: the next one comes when it is scrolled to, or by the button. */
export function ShowMore({
  pages: { hasNextPage, isFetchingNextPage, isError, fetchNextPage },
}: {
  readonly pages: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isError: boolean;
    readonly fetchNextPage: () => unknown;
  };
}) {
  const t = useTexts(sharedTexts);
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const reached = entry?.isIntersecting === true && hasNextPage && !isFetchingNextPage && !isError;
  useEffect(() => {
    if (reached) fetchNextPage();
  }, [reached, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <Group ref={ref} justify="center" py="md">
      <Button variant="default" size="sm" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
        {t('more')}
      </Button>
    </Group>
  );
}
