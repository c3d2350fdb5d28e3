import type { Journal } from './journal.ts';

/** For people: one line a month and organization. */
export function asTable(
  figures: ReturnType<Journal['figures']>,
  skipped: ReturnType<Journal['skipped']>,
): string {
  const rows = [
    ['month', 'organization', 'images done'],
    ...figures.map(({ month, organizationId, name, images }) => [
      month,
      organizationId === null ? 'own (entrusted to nobody)' : (name ?? organizationId),
      String(images),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  if (skipped.length > 0)
    lines.push(`${skipped.length} messages could not be read: the figures may lack them.`);
  return lines.join('\n');
}
