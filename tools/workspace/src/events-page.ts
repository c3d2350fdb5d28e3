import { aggregates } from '@tandem/contracts';
import { eventSchemas } from './asyncapi.ts';
import { code, page, table } from './markdown.ts';

type Schema = {
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
};

/** Every event for people: who publishes it where, and what its `change` says. */
export function eventsPage(): string {
  const schemas = eventSchemas();
  const parts = Object.entries(aggregates).map(([name, { topic, service, changes }]) => {
    const rows = Object.keys(changes).map((type) => [
      `[${code(type)}](../../libs/contracts/samples/${type}.json)`,
      fieldsOf(schemas[type] as Schema) || 'nothing more',
    ]);
    return [
      `## ${name}`,
      `Topic ${code(topic)}, published by ${code(service)}, keyed by the ${name}'s id.`,
      table(['event', 'its `change`'], rows),
    ].join('\n\n');
  });
  return page(
    'Events',
    'CloudEvents 1.0, structured JSON; the schemas are in [asyncapi.json](asyncapi.json). Besides `change`, what happened, ' +
      'each event carries `state`, the public state of its aggregate, for services that keep copies. Events may arrive twice ' +
      'and out of order: order by `seq`. Ignore fields and skip types that you do not know.',
    ...parts,
  );
}

const fieldsOf = ({ properties = {}, required = [] }: Schema): string =>
  Object.entries(properties)
    .map(([name, schema]) => `${code(required.includes(name) ? name : `${name}?`)} ${textOf(schema)}`)
    .join('; ');

/** A schema in a few words. */
function textOf(schema: Schema): string {
  const { $ref, anyOf, allOf, type, items, properties } = schema;
  if ($ref !== undefined) return $ref.slice($ref.lastIndexOf('/') + 1);
  if (schema.const !== undefined) return code(String(schema.const));
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(' or ');
  if (anyOf ?? allOf) return (anyOf ?? allOf ?? []).map(textOf).join(anyOf ? ' or ' : ' and ');
  if (items) return `list of ${textOf(items)}`;
  if (properties) return `(${fieldsOf(schema)})`;
  return [type ?? 'anything'].flat().join(' or ');
}
