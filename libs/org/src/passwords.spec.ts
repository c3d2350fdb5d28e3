import { describe, expect, it } from 'vitest';
import { createPasswords } from './passwords.ts';

const passwords = createPasswords();

describe('A password', () => {
  it('is kept as an argon2id hash with a salt of its own', async () => {
    const [one, other] = await Promise.all([passwords.hash('kelp forest'), passwords.hash('kelp forest')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await passwords.verify(one, 'kelp forest')).toBe(true);
    expect(await passwords.verify(one, 'kelp Forest')).toBe(false);
  });

  it('is right however a keyboard composes its characters', async () => {
    const hash = await passwords.hash('がっこう パスワード'.normalize('NFD'));
    expect(await passwords.verify(hash, 'がっこう パスワード'.normalize('NFC'))).toBe(true);
  });

  it('is never right where there is no account, which is said after computing a hash all the same', async () => {
    expect(await passwords.verify(undefined, 'kelp forest')).toBe(false);
    let answered = false;
    const answer = passwords.verify(undefined, 'kelp forest').finally(() => (answered = true));
    // An answer at once comes among these; the hash of another thread only when the event loop turns.
    for (let tick = 0; tick < 100; tick += 1) await Promise.resolve();
    expect(answered).toBe(false);
    expect(await answer).toBe(false);
  });
});
