import { randomUUID } from 'node:crypto';
import { describe, it } from 'vitest';
import { eventLogConformance } from '../conformance/index.ts';
import { createLogger } from '../logging.ts';
import { brokers } from './broker.fixture.ts';
import { openKafkaLog } from './index.ts';

if (!brokers)
  it.skip('the event log in Kafka is tested where KAFKA_BROKERS names brokers (npm run engines starts one)', () => {});

describe.skipIf(!brokers)('with Kafka', () => {
  eventLogConformance('the event log in Kafka', async () => {
    const namespace = `test-${randomUUID().slice(0, 8)}.`;
    const open = () =>
      openKafkaLog({
        brokers: brokers ?? [],
        clientId: 'test',
        namespace,
        logger: createLogger('test', 'silent'),
      });
    let log = await open();
    return {
      log,
      async reopen() {
        await log.close();
        return (log = await open());
      },
      close: () => log.close(),
    };
  });
});
