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

  it('is never right where there is no account, which takes as long to say', async () => {
    expect(await passwords.verify(undefined, 'kelp forest')).toBe(false);
    const begun = performance.now();
    await passwords.verify(undefined, 'kelp forest');
    // A hash was computed all the same: that takes some 20 ms, answering at once far below one.
    expect(performance.now() - begun).toBeGreaterThan(3);
  });
});
