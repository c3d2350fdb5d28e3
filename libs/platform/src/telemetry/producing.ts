import type { PublishedEvent } from '../event.ts';
import type { EventLog } from '../ports/index.ts';
import { inEventsSpan } from './spans.ts';

export type Produced = { readonly key: string; readonly value: PublishedEvent };

/** Publishes events in a span: a part of their trace, or one that links to theirs. */
export const publishTraced = (log: EventLog, topic: string, records: readonly Produced[]): Promise<void> =>
  inEventsSpan(
    `send ${topic}`,
    'producer',
    {
      traceparents: records.map(({ value }) => value.traceparent),
      attributes: {
        'messaging.system': 'tandem',
        'messaging.operation.type': 'send',
        'messaging.destination.name': topic,
        'messaging.batch.message_count': records.length,
      },
    },
    () => log.publish(topic, records),
  );
