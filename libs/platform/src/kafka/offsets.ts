import type { Admin } from 'kafkajs';
import type Cluster from 'kafkajs/src/cluster/index.js';

export type Partition = { readonly topic: string; readonly partition: number };
/** What lies in a partition: from `first` up to, and without, `end`. */
export type Extent = Partition & { readonly first: number; readonly end: number };
/** How far a group has come in it. */
export type GroupPlace = Extent & { readonly next: number };

export const partitionKey = ({ topic, partition }: Partition): string => `${topic}/${partition}`;

/** Knows the partitions of these topics, and forgets others: one that was deleted would spoil every look at the rest. */
export async function lookAt(cluster: Cluster.Cluster, topics: readonly string[]): Promise<void> {
  await cluster.connect();
  cluster.targetTopics.clear();
  for (const topic of topics) cluster.targetTopics.add(topic);
  await cluster.refreshMetadata();
}

/** What lies in these topics now. */
export async function extentsOf(
  cluster: Cluster.Cluster,
  topics: readonly string[],
): Promise<readonly Extent[]> {
  await lookAt(cluster, topics);
  const ask = (fromBeginning: boolean) =>
    cluster.fetchTopicsOffset(
      topics.map((topic) => ({
        topic,
        fromBeginning,
        partitions: cluster
          .findTopicPartitionMetadata(topic)
          .map(({ partitionId }) => ({ partition: partitionId })),
      })),
    );
  const [ends, firsts] = await Promise.all([ask(false), ask(true)]);
  const flat = (found: typeof ends) =>
    found.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => ({ topic, partition, offset: Number(offset) })),
    );
  const first = new Map(flat(firsts).map((one) => [partitionKey(one), one.offset]));
  return flat(ends).map(({ offset, ...partition }) => ({
    ...partition,
    first: first.get(partitionKey(partition)) ?? 0,
    end: offset,
  }));
}

/** How far a group has come: by what its processes have committed. */
export async function placesOf(
  admin: Admin,
  group: string,
  extents: readonly Extent[],
): Promise<readonly GroupPlace[]> {
  // Without names: those asked for by name would be looked up for ever, deleted or not.
  const offsets = await admin.fetchOffsets({ groupId: group });
  const committed = new Map(
    offsets.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => [partitionKey({ topic, partition }), Number(offset)]),
    ),
  );
  return extents.map((extent) => ({
    ...extent,
    next: Math.max(committed.get(partitionKey(extent)) ?? 0, extent.first),
  }));
}
