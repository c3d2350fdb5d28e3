import { randomUUID } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

export type Passwords = {
  /** argon2id, as a PHC string. */
  hash(password: string): Promise<string>;
  /** Takes as long for no hash (no such account) as for a wrong password. */
  verify(passwordHash: string | undefined, password: string): Promise<boolean>;
};

// OWASP's second recommendation for argon2id (19 MiB, two passes), which is the library's default too; stated, not trusted.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
// The same keys typed on another system may compose their characters otherwise.
const normal = (password: string) => password.normalize('NFKC');

/** Hashes off the main thread. */
export function createPasswords(): Passwords {
  const decoy = hash(randomUUID(), cost);
  return {
    hash: (password) => hash(normal(password), cost),
    async verify(passwordHash, password) {
      const matches = await verify(passwordHash ?? (await decoy), normal(password));
      return passwordHash !== undefined && matches;
    },
  };
}
