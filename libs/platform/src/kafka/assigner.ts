import type { PartitionAssigner } from 'kafkajs';
import { AssignerProtocol } from 'kafkajs';

const { MemberAssignment, MemberMetadata } = AssignerProtocol;
const version = 0;

/**
 * Each partition to one of those who subscribe to its topic, evenly. kafkajs's own gives every member the leader's topics,
 * so a release that reads one topic more would lose its records while both releases run.
 */
export const assignAmongSubscribers: PartitionAssigner = ({ cluster }) => ({
  name: 'among-subscribers',
  version,
  async assign({ members }) {
    const takers = members
      .map(({ memberId, memberMetadata }) => ({
        memberId,
        topics: MemberMetadata.decode(memberMetadata)?.topics ?? [],
        taken: new Map<string, number[]>(),
        count: 0,
      }))
      .toSorted((one, other) => (one.memberId < other.memberId ? -1 : 1));
    const topics = [...new Set(takers.flatMap((taker) => taker.topics))].toSorted();
    await cluster.addMultipleTargetTopics(topics);
    for (const topic of topics) {
      const subscribers = takers.filter((taker) => taker.topics.includes(topic));
      for (const { partitionId } of cluster.findTopicPartitionMetadata(topic)) {
        const fewest = Math.min(...subscribers.map(({ count }) => count));
        const taker = subscribers.find(({ count }) => count === fewest);
        if (!taker) continue;
        taker.count += 1;
        taker.taken.set(topic, [...(taker.taken.get(topic) ?? []), partitionId]);
      }
    }
    return takers.map(({ memberId, taken }) => ({
      memberId,
      memberAssignment: MemberAssignment.encode({
        version,
        assignment: Object.fromEntries(taken),
        userData: Buffer.alloc(0),
      }),
    }));
  },
  protocol: ({ topics }) => ({
    name: 'among-subscribers',
    metadata: MemberMetadata.encode({ version, topics, userData: Buffer.alloc(0) }),
  }),
});
