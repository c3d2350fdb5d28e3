import type { Layout } from './report.ts';
import { latency, throughput } from './report.ts';

/** All services in one process, on embedded adapters. */
export const inOneProcess = {
  lines: {
    gateway: { title: 'review moves through the gateway' },
    service: { title: 'review moves at the service' },
    express: { title: 'bare Express route' },
    store: { title: 'bare store compare-and-set' },
    copies: { title: 'accepted command → applied copy', columns: latency },
  },
  ratios: [
    { above: 'gateway', below: 'service', columns: throughput },
    { above: 'service', below: 'express', columns: throughput },
    { above: 'service', below: 'store', columns: throughput },
  ],
} as const satisfies Layout;

/** Each service in a process of its own, on Kafka and MongoDB; and what Kafka gives by itself. */
export const inProcesses = {
  lines: {
    ...inOneProcess.lines,
    relay: { title: 'events: commit → pulled outbox' },
    'one at a time': { title: 'events: one awaited publish each' },
    raw: { title: 'events: bare kafkajs, batches' },
    handled: { title: 'one record: publish → handled', columns: latency },
    'bare handled': { title: 'one record: bare kafkajs', columns: latency },
  },
  ratios: [
    ...inOneProcess.ratios,
    { above: 'relay', below: 'one at a time', columns: throughput },
    { above: 'relay', below: 'raw', columns: throughput },
    { above: 'handled', below: 'bare handled', columns: latency },
    { above: 'copies', below: 'bare handled', columns: latency },
  ],
} as const satisfies Layout;
