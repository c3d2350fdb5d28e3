import type { Admin } from 'kafkajs';
// Node finds not all of kafkajs's exports by their names.
import kafkajs from 'kafkajs';
import type { Logger } from '../logging.ts';
import { largestRecord, overhead } from './batches.ts';
import type { Extent } from './offsets.ts';
import { untilReached } from './reach.ts';

export type Topics = {
  /** Creates what is not there yet, once per process. */
  ensure(topics: readonly string[]): Promise<void>;
  /** Looks again at every topic this process has used: one of them may have been deleted. */
  renew(): Promise<void>;
};

/** How many parts a topic has: as many processes of a group can read it side by side. */
export const partitions = 6;
/** Of every topic: it keeps everything. */
export const commonSettings = {
  'cleanup.policy': 'delete',
  'retention.ms': '-1',
  'retention.bytes': '-1',
  // A consumer knows not every codec; so the broker decodes what any producer sends.
  'compression.type': 'uncompressed',
  'max.message.bytes': String(largestRecord + overhead),
} as const;

/** Of several replicas one may be away. @param replicationFactor -1 is the broker's default, and so is what it demands. */
export const settingsFor = (replicationFactor: number): Readonly<Record<string, string>> =>
  replicationFactor > 0
    ? { ...commonSettings, 'min.insync.replicas': String(Math.max(1, replicationFactor - 1)) }
    : commonSettings;

type Options = {
  readonly admin: Admin;
  readonly logger: Logger;
  /** -1 is the broker's default. */
  readonly replicationFactor: number;
  extents(topics: readonly string[]): Promise<readonly Extent[]>;
};

/** Topics as the event log needs them: they keep everything, and take records of 2 MB. */
export function topicsOf({ admin, logger, replicationFactor, extents }: Options): Topics {
  const settings = settingsFor(replicationFactor);
  const used = new Set<string>();
  const compared = new Set<string>();
  const ensured = new Map<string, Promise<void>>();

  const create = async (topics: readonly string[]) => {
    await admin.createTopics({
      topics: topics.map((topic) => ({
        topic,
        numPartitions: partitions,
        replicationFactor,
        configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
      })),
    });
    // Until every leader answers, what is published to one of them would be sent again to all.
    await extents(topics);
  };

  const compare = async (topics: readonly string[]) => {
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: topics.map((name) => ({ type: kafkajs.ConfigResourceTypes.TOPIC, name })),
    });
    const described = await admin.fetchTopicMetadata({ topics: [...topics] });
    for (const { resourceName: topic, configEntries } of resources) {
      const found = new Map(configEntries.map(({ configName, configValue }) => [configName, configValue]));
      found.set('partitions', String(described.topics.find(({ name }) => name === topic)?.partitions.length));
      const differences = Object.entries({ ...settings, partitions: String(partitions) })
        .filter(([name, wanted]) => found.get(name) !== wanted)
        .map(([name, wanted]) => `${name} is ${found.get(name)}, not ${wanted}`);
      if (differences.length > 0)
        logger.warn({ topic, differences }, 'a topic has other settings than the event log gives its topics');
    }
  };

  const check = async (topics: readonly string[]) => {
    const existing = new Set(await admin.listTopics());
    const absent = topics.filter((topic) => !existing.has(topic));
    // Another process may create it at the same moment; then this one finds it there.
    if (absent.length > 0) await create(absent);
    const present = topics.filter((topic) => existing.has(topic) && !compared.has(topic));
    for (const topic of topics) compared.add(topic);
    if (present.length > 0)
      await compare(present).catch((error: unknown) =>
        logger.info({ error, topics: present }, 'the settings of topics could not be read'),
      );
  };

  const ensure = async (topics: readonly string[]) => {
    for (const topic of topics) used.add(topic);
    const unknown = topics.filter((topic) => !ensured.has(topic));
    if (unknown.length > 0) {
      const checked = untilReached(() => check(unknown));
      for (const topic of unknown) ensured.set(topic, checked);
      checked.catch(() => {
        for (const topic of unknown) if (ensured.get(topic) === checked) ensured.delete(topic);
      });
    }
    await Promise.all(topics.flatMap((topic) => ensured.get(topic) ?? []));
  };

  return {
    ensure,
    renew() {
      ensured.clear();
      return ensure([...used]);
    },
  };
}
