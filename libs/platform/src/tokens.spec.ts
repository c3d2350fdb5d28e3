import { describe, expect, it } from 'vitest';
import { createTokens } from './tokens.ts';

const tokens = createTokens(Buffer.alloc(32, 7).toString('base64url'));

describe('a token', () => {
  const token = tokens.sign('share-link', ['link-id', '3']);

  it('gives its parts back for the purpose it was signed for', () => {
    expect(tokens.read('share-link', token)).toEqual(['link-id', '3']);
  });

  it('is worth nothing for another purpose, under another key, altered or cut', () => {
    expect(tokens.read('invitation', token)).toBeUndefined();
    expect(createTokens(Buffer.alloc(32, 8).toString('base64url')).read('share-link', token)).toBeUndefined();
    for (const altered of [
      token.replace('.3.', '.4.'),
      `${token}x`,
      token.slice(0, -1),
      '',
      '.',
      'a.b',
      token.split('.').slice(0, 2).join('.'),
    ]) {
      expect(tokens.read('share-link', altered)).toBeUndefined();
    }
  });

  it('carries 256 bits, and needs a key of as many', () => {
    expect(Buffer.from(token.split('.').at(-1) ?? '', 'base64url')).toHaveLength(32);
    expect(() => createTokens('c2hvcnQ')).toThrow('32 bytes');
  });
});
