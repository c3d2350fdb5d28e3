import { describe, expect, it } from 'vitest';
import { settingsFor } from './topics.ts';

const replicasDemanded = (replicationFactor: number) => settingsFor(replicationFactor)['min.insync.replicas'];

describe('the settings of a topic', () => {
  it('demand that all replicas but one have a record, where a number of replicas is given', () => {
    expect([1, 2, 3, 5].map(replicasDemanded)).toEqual(['1', '1', '2', '4']);
  });

  it('leave the number of replicas to the broker where none is given', () => {
    expect(replicasDemanded(-1)).toBeUndefined();
  });
});
