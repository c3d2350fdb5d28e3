import type { AggregateName, EventType } from '@tandem/contracts';
import * as contracts from '@tandem/contracts';
import { aggregates, Envelope, events } from '@tandem/contracts';
import { commonSettings, partitions } from '@tandem/platform/kafka';
import { z } from 'zod';
import { eventWords, meaningInSchema, meaningOf } from './event-words.ts';

type JsonSchema = Readonly<Record<string, unknown>>;
type Names = readonly string[];

const ref = (path: string) => ({ $ref: `#/${path}` });
const schemaRef = (name: string) => ref(`components/schemas/${name}`);
const stateName = (aggregate: AggregateName) => `${aggregate}.state`;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** As the services create their topics, in AsyncAPI's own types. */
export const topicSettings = {
  partitions,
  configuration: {
    ...commonSettings,
    'cleanup.policy': [commonSettings['cleanup.policy']],
    'retention.ms': Number(commonSettings['retention.ms']),
    'retention.bytes': Number(commonSettings['retention.bytes']),
    'max.message.bytes': Number(commonSettings['max.message.bytes']),
  },
} as const;

/** Settings as a list for people. */
export const asText = (configuration: Readonly<Record<string, unknown>>): string =>
  Object.entries(configuration)
    .map(([name, value]) => `\`${name}=${String(value)}\``)
    .join(', ');

/** Every business event on Kafka as an AsyncAPI 3.0 document, from the contracts alone. */
export function asyncApiDocument(): JsonSchema {
  const names = Object.keys(aggregates) as AggregateName[];
  const each = <Value>(make: (name: AggregateName) => Value): Record<string, Value> =>
    Object.fromEntries(names.map((name) => [`${name}s`, make(name)]));
  const typesOf = (name: AggregateName): Names => Object.keys(aggregates[name].changes);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Tandem events',
      version: '1',
      license: { name: 'Apache-2.0' },
      description:
        'CloudEvents 1.0 in structured mode. An event says what happened (`change`), numbered by `seq` per aggregate, and ' +
        'carries the public `state` of its aggregate as of `stateseq`. Events may arrive twice and out of order. Ignore ' +
        'fields and skip types that you do not know. How to keep a copy or a journal is told in events.md, beside this file.',
    },
    defaultContentType: 'application/cloudevents+json',
    channels: each((name) => ({
      address: aggregates[name].topic,
      description: `Events of ${name}s; the key is the ${name}'s id. Nothing is ever removed from it.`,
      messages: Object.fromEntries(typesOf(name).map((type) => [type, ref(`components/messages/${type}`)])),
      bindings: {
        kafka: {
          topic: aggregates[name].topic,
          partitions: topicSettings.partitions,
          topicConfiguration: topicSettings.configuration,
          bindingVersion: '0.5.0',
        },
      },
    })),
    operations: Object.fromEntries(
      names.map((name) => [
        `publish${capital(name)}s`,
        {
          action: 'send',
          channel: ref(`channels/${name}s`),
          summary: `The service ${aggregates[name].service} publishes every event of ${name}s`,
        },
      ]),
    ),
    components: {
      messages: Object.fromEntries(
        names.flatMap((name) => typesOf(name).map((type) => [type, message(name, type)])),
      ),
      schemas: eventSchemas(),
    },
  };
}

const message = (name: AggregateName, type: string) => ({
  name: type,
  title: type,
  ...(Object.hasOwn(eventWords, type) ? { summary: eventWords[type as EventType] } : {}),
  contentType: 'application/cloudevents+json',
  payload: {
    allOf: [
      schemaRef('Envelope'),
      {
        type: 'object',
        properties: {
          type: { const: type },
          data: {
            type: 'object',
            properties: { change: schemaRef(type), state: schemaRef(stateName(name)) },
          },
        },
      },
    ],
  },
  bindings: {
    kafka: { key: { type: 'string', format: 'uuid', description: `the ${name}` }, bindingVersion: '0.5.0' },
  },
});

/** Formats that say it all: their patterns would only be noise. */
const namedFormats = new Set<unknown>(['uuid', 'datetime']);
const formatOf = ({ _zod: { def } }: z.core.$ZodType): unknown => ('format' in def ? def.format : undefined);

/** The schemas by name: the envelope, each state, each type's change, and what they share. */
export function eventSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  const add = (id: string, schema: z.ZodType) => registry.add(schema, { id });
  const { Id, Time, Status, Role, Holder, Entrustment, Audience } = contracts;
  for (const [id, schema] of Object.entries({
    Envelope,
    Id,
    Time,
    Status,
    Role,
    Holder,
    Entrustment,
    Audience,
  })) {
    add(id, schema);
  }
  for (const [name, { state, changes }] of Object.entries(aggregates)) {
    add(stateName(name as AggregateName), state);
    // Types may share one schema; a clone gives each its own name.
    for (const [type, change] of Object.entries<z.ZodType>(changes)) add(type, change.clone());
  }
  const made = z.toJSONSchema(registry, {
    target: 'draft-7',
    // What readers must accept: objects stay open.
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override({ zodSchema, jsonSchema }) {
      if (namedFormats.has(formatOf(zodSchema))) delete jsonSchema.pattern;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([id, { $id: _id, $schema: _schema, ...schema }]) => [
      id,
      explained(id, schema),
    ]),
  );
}

/** A schema with the meaning of its properties; beside a reference a description would not count. */
function explained(id: string, schema: JsonSchema): JsonSchema {
  const { properties } = schema as { readonly properties?: Readonly<Record<string, JsonSchema>> };
  if (!properties) return schema;
  const [, aggregate = ''] = id.split('.');
  const entries = Object.entries(properties).map(([name, property]) => {
    const description =
      property['description'] ?? (id in events ? meaningOf(aggregate, id, name) : meaningInSchema(id, name));
    if (description === undefined) return [name, property] as const;
    return [
      name,
      '$ref' in property ? { allOf: [property], description } : { ...property, description },
    ] as const;
  });
  return { ...schema, properties: Object.fromEntries(entries) };
}
