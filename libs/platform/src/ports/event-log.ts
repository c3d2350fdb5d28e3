export type LogRecord = {
  /** Records of one key keep their order. */
  readonly key: string;
  /** JSON-serializable; what a consumer gets has been through JSON. */
  readonly value: unknown;
};

export type BatchHandler = (records: readonly LogRecord[], topic: string) => Promise<void>;

export type Subscription = {
  /** Resolves when everything that lay in the topics when this subscription began has been handled once. */
  readonly caughtUp: Promise<void>;
  /** What stopped the subscription or makes its handler fail right now; undefined while all is well. */
  failure(): Error | undefined;
  /** How many records, as far as this process knows, it has still to handle. */
  lag(): number;
};

/** Topics keep everything; a group that has never read begins at the beginning. At least once, in order per key. */
export interface EventLog {
  /** Resolves when the records are durable. */
  publish(topic: string, records: readonly LogRecord[]): Promise<void>;
  /** Each record to one process of the group. A handler that throws gets the same records again after a pause. */
  subscribe(group: string, topics: readonly string[], handler: BatchHandler): Promise<Subscription>;
  /** From now on, to every process; nothing is remembered: a handler that throws misses those records. */
  tail(topics: readonly string[], handler: BatchHandler): Promise<void>;
  /** Everything that lies in the topics now, once, in order per key, to this process alone; nothing is remembered. */
  readAll(topics: readonly string[], handler: BatchHandler): Promise<void>;
  ping(): Promise<void>;
  /** Lets handlers that are running finish, then ends every subscription. */
  close(): Promise<void>;
}
