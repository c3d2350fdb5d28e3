import { describe, expect, it } from 'vitest';
import { isKeptManager } from './kept-manager.ts';

const kept = { side: 'host', role: 'manager', inForce: true, mayRemove: false, grantableRoles: [] } as const;
const manager = { side: 'host', role: 'manager' } as const;

describe('the last manager of a side', () => {
  it('is told apart from those whom one may not change anyway', () => {
    expect(isKeptManager(manager, kept)).toBe(true);
    expect(isKeptManager(manager, { ...kept, mayRemove: true })).toBe(false);
    expect(isKeptManager(manager, { ...kept, side: 'external' })).toBe(false);
    expect(isKeptManager(manager, { ...kept, inForce: false })).toBe(false);
    expect(isKeptManager({ side: 'host', role: 'developer' }, kept)).toBe(false);
    expect(isKeptManager({ side: 'external', role: 'annotator' }, { ...kept, side: 'external' })).toBe(false);
  });
});
