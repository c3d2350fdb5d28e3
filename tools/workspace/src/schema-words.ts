import { code } from './markdown.ts';

export type Schema = {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

/** A row for each property: its name, its type in a few words, what it means. */
export const fieldRows = (
  { properties = {}, required = [] }: Schema,
  wanted: (field: string) => boolean = () => true,
): readonly (readonly string[])[] =>
  Object.entries(properties)
    .filter(([name]) => wanted(name))
    .map(([name, schema]) => [
      code(required.includes(name) ? name : `${name}?`),
      typeOf(schema),
      schema.description ?? '',
    ]);

/** In a few words. */
export function typeOf(schema: Schema): string {
  const { $ref, anyOf, allOf, type, format, items, properties, required = [] } = schema;
  if ($ref !== undefined) return $ref.slice($ref.lastIndexOf('/') + 1);
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(' or ');
  if (anyOf ?? allOf) return (anyOf ?? allOf ?? []).map(typeOf).join(anyOf ? ' or ' : ' and ');
  if (items) return `list of ${typeOf(items)}`;
  if (properties && Object.keys(properties).length > 0) {
    const fields = Object.entries(properties).map(
      ([name, property]) => `${code(required.includes(name) ? name : `${name}?`)} ${typeOf(property)}`,
    );
    return `(${fields.join('; ')})`;
  }
  return format ?? [type ?? 'anything'].flat().join(' or ');
}
