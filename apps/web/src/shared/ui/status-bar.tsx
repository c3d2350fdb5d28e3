import type { Status } from '@tandem/rules';
import { statuses } from '@tandem/rules';
import { Box } from '@mantine/core';
import { useFormat, useTexts } from '../i18n/index.ts';
import { statusGround } from './status-mark.tsx';
import { sharedTexts } from './texts.ts';

/** Images per status as one bar; read out as words and numbers. */
export function StatusBar({
  byStatus,
  height = 10,
}: {
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
  readonly height?: number;
}) {
  const t = useTexts(sharedTexts);
  const { number } = useFormat();
  const parts = statuses.flatMap((status) => {
    const count = byStatus[status] ?? 0;
    return count > 0 ? [{ status, count, words: `${t(`status_${status}`)}: ${number(count)}` }] : [];
  });
  return (
    <Box
      role="img"
      aria-label={parts.map(({ words }) => words).join(', ') || '0'}
      style={{
        display: 'flex',
        gap: 2,
        height,
        borderRadius: height,
        overflow: 'hidden',
        background: 'var(--mantine-color-default-border)',
      }}
    >
      {parts.map(({ status, count, words }) => (
        <Box
          key={status}
          title={words}
          style={{ flex: `${count} 1 0`, minWidth: 3, background: statusGround(status) }}
        />
      ))}
    </Box>
  );
}
