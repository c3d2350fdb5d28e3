import type { Logger } from '../logging.ts';
import type { BatchHandler, LogRecord } from '../ports/index.ts';
import type { Scope } from './scope.ts';
import { inScope } from './scope.ts';
import { inEventsSpan } from './spans.ts';

const textOf = (value: unknown, name: 'id' | 'type' | 'traceparent'): string | undefined => {
  const text = (value as { readonly [field: string]: unknown } | null | undefined)?.[name];
  return typeof text === 'string' ? text.slice(0, 200) : undefined;
};

const traceparentOf = ({ value }: LogRecord) => textOf(value, 'traceparent');

/** The scope of one event's handling: its aggregate, its id, its trace. */
export function scopeOfRecord(record: LogRecord, fields: Scope['fields']): Scope {
  const [eventId, eventType] = [textOf(record.value, 'id'), textOf(record.value, 'type')];
  return {
    fields: {
      ...fields,
      aggregateId: record.key,
      ...(eventId === undefined ? {} : { eventId }),
      ...(eventType === undefined ? {} : { eventType }),
    },
    traceparent: traceparentOf(record),
  };
}

/** A handler whose batches have a span and whose log lines say what was read; those of a batch name its first event. */
export const consuming =
  (reader: string, logger: Logger, handle: BatchHandler): BatchHandler =>
  (records, topic) => {
    const fields = { reader, topic, ...(records.length === 1 ? {} : { records: records.length }) };
    const [first] = records;
    const attributes = {
      'messaging.system': 'tandem',
      'messaging.operation.type': 'process',
      'messaging.destination.name': topic,
      'messaging.consumer.group.name': reader,
      'messaging.batch.message_count': records.length,
    };
    return inScope(first ? scopeOfRecord(first, fields) : { fields }, async () => {
      try {
        await inEventsSpan(
          `process ${topic}`,
          'consumer',
          { traceparents: records.map(traceparentOf), attributes },
          () => handle(records, topic),
        );
      } catch (error) {
        logger.error({ error }, 'a batch of events could not be handled; it comes again');
        throw error;
      }
    });
  };
