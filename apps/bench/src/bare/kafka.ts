import { Kafka, logLevel, Partitioners } from 'kafkajs';

export type Message = { readonly key: string; readonly value: string };

/** kafkajs as it comes, with its defaults: without anything that the event log adds. */
export function openBareKafka(brokers: readonly string[]) {
  const kafka = new Kafka({ clientId: 'bare', brokers: [...brokers], logLevel: logLevel.NOTHING });
  const open: { disconnect(): Promise<void> }[] = [];
  return {
    async producer() {
      // Its default too; named, it says nothing about it.
      const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
      await producer.connect();
      open.push(producer);
      return (topic: string, messages: readonly Message[]) =>
        producer.send({ topic, messages: [...messages] }).then(() => {});
    },
    /** Resolves when the group has its partitions. */
    async consume(groupId: string, topic: string, handle: (key: string) => void): Promise<void> {
      const consumer = kafka.consumer({ groupId });
      await consumer.connect();
      open.push(consumer);
      const joined = new Promise((resolve) => consumer.on('consumer.group_join', resolve));
      // What is sent before the first fetch would be skipped otherwise.
      await consumer.subscribe({ topic, fromBeginning: true });
      await consumer.run({ eachMessage: async ({ message }) => handle(message.key?.toString() ?? '') });
      await joined;
    },
    async close() {
      await Promise.all(open.map((one) => one.disconnect()));
    },
  };
}
