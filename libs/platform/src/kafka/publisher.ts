import type { Kafka } from 'kafkajs';
import { CompressionTypes, Partitioners } from 'kafkajs';
import type { LogRecord } from '../ports/index.ts';
import type { Outgoing } from './batches.ts';
import { cutRequests } from './batches.ts';
import { inTime, isUnknownTopic } from './reach.ts';
import type { Topics } from './topics.ts';

export type Publisher = {
  connect(): Promise<void>;
  publish(topic: string, records: readonly LogRecord[]): Promise<void>;
  close(): Promise<void>;
};

const allReplicas = -1;

/** Keys go to partitions as with the Java client: other programs may publish to the same topics. */
export function createPublisher(kafka: Kafka, topics: Topics): Publisher {
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });

  const send = async (topic: string, messages: readonly Outgoing[]) => {
    const request = { topic, messages: [...messages], acks: allReplicas, compression: CompressionTypes.None };
    await topics.ensure([topic]);
    try {
      await producer.send(request);
    } catch (error) {
      if (!isUnknownTopic(error)) throw error;
      await topics.renew();
      await producer.send(request);
    }
  };

  return {
    connect: () => producer.connect(),
    async publish(topic, records) {
      // One after the other: so the records of a key keep their order.
      for (const messages of cutRequests(records)) await inTime(send(topic, messages));
    },
    close: () => producer.disconnect(),
  };
}
