import type { AggregateName, EventType } from '@tandem/contracts';
import { aggregates } from '@tandem/contracts';
import { asText, eventSchemas, topicSettings } from './asyncapi.ts';
import { audienceOf, audiences } from './event-audiences.ts';
import { catalogueGuide } from './events-guide.ts';
import { eventWords } from './event-words.ts';
import { code, page, table } from './markdown.ts';
import { readSamples } from './samples.ts';
import type { Schema } from './schema-words.ts';
import { fieldRows, typeOf } from './schema-words.ts';

const schemas = eventSchemas() as Readonly<Record<string, Schema>>;
const example: EventType = 'tandem.image.moved.v1';
const head = ['field', 'type', 'meaning'];

/** Every event for people of other teams: how to read the log, then what happened when, told to whom, with what. */
export function eventsPage(): string {
  return page(
    'Events',
    'What happens in Tandem lies on Kafka as CloudEvents 1.0 (structured JSON), for any internal service to read. The schemas are in ' +
      '[asyncapi.json](asyncapi.json) (AsyncAPI 3), and as code in `@tandem/contracts`; ' +
      '[`examples/billing`](../../examples/billing/README.md) is a whole consumer to begin from.',
    '## Topics',
    table(
      ['topic', 'its key, and each event’s `subject`', 'published by', 'events'],
      Object.entries(aggregates).map(([name, { topic, service, changes }]) => [
        code(topic),
        `the ${name}’s id`,
        code(service),
        `[${Object.keys(changes).length} types](#${name})`,
      ]),
    ),
    `Every topic has ${topicSettings.partitions} partitions and keeps everything for ever (${asText(topicSettings.configuration)}), so a new consumer ` +
      'starts from the first event. Where several Tandems share a cluster, each has a prefix before its topics and groups (`KAFKA_NAMESPACE`).',
    '## The envelope',
    table(head, fieldRows(schemas['Envelope'] ?? {})),
    'One of them, whole:',
    ['```json', JSON.stringify(readSamples().get(example), null, 2), '```'].join('\n'),
    'Where a field’s type has a name, it is one of these:',
    table(['type', 'is'], namedTypes()),
    ...catalogueGuide,
    '## Who is shown an event',
    'Whoever reads the topics reads everything: **a service that shows events to people has to filter them.** People and webhooks only ever see ' +
      '`change`, never `state`, and of an event with `internalto` only that organization sees more than number and hash. Below, “shown to” is what ' +
      'the timeline does, within [who sees what](rules-visibility.md):',
    table(['shown to', 'that is'], audiences),
    ...(Object.keys(aggregates) as AggregateName[]).flatMap(chapter),
  );
}

/** What several fields share: an id, a time, a status, a holder. */
const namedTypes = (): readonly (readonly string[])[] =>
  Object.entries(schemas)
    .filter(([name]) => name !== 'Envelope' && !name.includes('.'))
    .map(([name, schema]) => [name, schema.description ?? typeOf(schema)]);

function chapter(name: AggregateName): readonly string[] {
  const { changes, topic, service } = aggregates[name];
  const types = Object.keys(changes) as EventType[];
  const common = sharedBy(types);
  return [
    `## ${name}`,
    `On ${code(topic)}, published by ${code(service)}. The \`state\` that each carries:`,
    table(head, fieldRows(schemas[`${name}.state`] ?? {})),
    ...(common.length > 0
      ? [
          `The \`change\` of every ${name} event but those without any has:`,
          table(
            head,
            fieldRows(schemas[types[0] ?? ''] ?? {}, (field) => common.includes(field)),
          ),
        ]
      : []),
    ...types.flatMap((type) => section(type, common)),
  ];
}

function section(type: EventType, common: readonly string[]): readonly string[] {
  const rows = fieldRows(schemas[type] ?? {}, (field) => !common.includes(field));
  const says = fieldRows(schemas[type] ?? {}).length === 0 ? ' Its `change` is empty.' : '';
  return [
    `### ${code(type)}`,
    `${eventWords[type] ?? 'Not described yet (`tools/workspace/src/event-words.ts`).'}${says} Shown to: ${audienceOf(type)}. ` +
      `[Example](../../libs/contracts/samples/${type}.json)`,
    ...(rows.length > 0 ? [table(head, rows)] : []),
  ];
}

/** The fields that every change with any field has. */
function sharedBy(types: readonly EventType[]): readonly string[] {
  const all = types
    .map((type) => Object.keys(schemas[type]?.properties ?? {}))
    .filter(({ length }) => length > 0);
  const [first = [], ...others] = all;
  return others.length > 0 ? first.filter((field) => others.every((fields) => fields.includes(field))) : [];
}
