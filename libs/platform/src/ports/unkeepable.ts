/** How deep objects and lists may be nested, the document itself included. MongoDB takes no more than 180. */
const deepest = 100;
/** UTF-16 units of JSON text: as BSON up to seven times as many bytes, of which MongoDB takes 16 MiB. */
const longest = 2 ** 21;

/**
 * Why not every store keeps this JSON as it is; undefined where all of them do. To be asked of what others wrote before it
 * is stored: a reader that fails at one message for ever would stop its whole partition.
 */
export function unkeepable(json: unknown): string | undefined {
  const reason = strange(json, deepest);
  if (reason !== undefined) return reason;
  return JSON.stringify(json).length > longest ? `longer than ${longest} characters of JSON` : undefined;
}

function strange(json: unknown, levels: number): string | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  if (levels === 0) return `nested more than ${deepest} levels deep`;
  if (!Array.isArray(json)) {
    const names = Object.keys(json);
    if (names.some((name) => name.includes('\u0000'))) return 'a field name with a null character';
    // Neither is told from the types of BSON that it writes so.
    if (names.includes('_bsontype')) return 'a field named _bsontype';
    if (names.includes('$ref') && names.includes('$id')) return 'fields named $ref and $id beside each other';
  }
  for (const value of Object.values(json)) {
    const reason = strange(value, levels - 1);
    if (reason !== undefined) return reason;
  }
  return undefined;
}
