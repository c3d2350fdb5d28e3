/** What a document has at a dotted path; undefined where it has nothing. */
export const valueAt = (document: unknown, field: string): unknown =>
  field
    .split('.')
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
      document,
    );
