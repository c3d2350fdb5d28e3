/** What the adapter uses of kafkajs 2.2.4 beside its public interface. */
declare module 'kafkajs/src/network/requestQueue/index.js' {
  type RequestQueue = {
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    readonly throttledUntil: number;
    readonly pending: readonly unknown[];
    readonly enforceRequestTimeout: boolean;
    readonly inflight: ReadonlyMap<
      number,
      { readonly sentAt: number; readonly requestTimeout: number; timeoutRequest(): void }
    >;
    requestTimeoutIntervalId: NodeJS.Timeout | null;
    isConnected(): boolean;
    destroy(): void;
    checkPendingRequests(): void;
    scheduleCheckPendingRequests(): void;
    scheduleRequestTimeoutCheck(): void;
  };
  const queue: { readonly prototype: RequestQueue };
  export = queue;
}

declare module 'kafkajs/src/network/socketFactory.js' {
  import type { ISocketFactory } from 'kafkajs';
  const create: () => ISocketFactory;
  export = create;
}

declare module 'kafkajs/src/cluster/index.js' {
  import type { ISocketFactory, Logger, RetryOptions } from 'kafkajs';

  namespace Cluster {
    type FetchedMessage = {
      readonly offset: string;
      readonly key: Buffer | null;
      readonly value: Buffer | null;
      readonly isControlRecord: boolean;
    };
    type Broker = {
      fetch(request: {
        readonly maxWaitTime: number;
        readonly minBytes: number;
        readonly maxBytes: number;
        readonly isolationLevel: number;
        readonly topics: readonly {
          readonly topic: string;
          readonly partitions: readonly {
            readonly partition: number;
            readonly fetchOffset: string;
            readonly maxBytes: number;
          }[];
        }[];
      }): Promise<{
        readonly responses: readonly {
          readonly topicName: string;
          readonly partitions: readonly {
            readonly partition: number;
            readonly messages: readonly FetchedMessage[];
          }[];
        }[];
      }>;
    };
    type Cluster = {
      readonly targetTopics: Set<string>;
      connect(): Promise<void>;
      disconnect(): Promise<void>;
      refreshMetadata(): Promise<void>;
      addMultipleTargetTopics(topics: readonly string[]): Promise<void>;
      findTopicPartitionMetadata(topic: string): readonly { readonly partitionId: number }[];
      findLeaderForPartitions(
        topic: string,
        partitions: readonly number[],
      ): Readonly<Record<string, readonly number[]>>;
      findBroker(node: { readonly nodeId: string }): Promise<Broker>;
      fetchTopicsOffset(
        topics: readonly {
          readonly topic: string;
          readonly fromBeginning: boolean;
          readonly partitions: readonly { readonly partition: number }[];
        }[],
      ): Promise<
        {
          readonly topic: string;
          readonly partitions: readonly { readonly partition: number; readonly offset: string }[];
        }[]
      >;
    };
    type ClusterOptions = {
      readonly brokers: readonly string[];
      readonly clientId: string;
      readonly logger: Logger;
      readonly retry: RetryOptions;
      readonly socketFactory: ISocketFactory;
      readonly connectionTimeout: number;
      readonly requestTimeout: number;
      readonly enforceRequestTimeout: boolean;
      readonly metadataMaxAge: number;
      readonly allowAutoTopicCreation: boolean;
      readonly isolationLevel: number;
      readonly ssl?: unknown;
      readonly sasl?: unknown;
    };
  }
  const Cluster: new (options: Cluster.ClusterOptions) => Cluster.Cluster;
  export = Cluster;
}
