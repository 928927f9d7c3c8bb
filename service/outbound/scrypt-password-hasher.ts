import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordHasher } from '../domain/model/base/ports.ts';

/** OWASP: 64 MiB each. */
const COST = { N: 65_536, r: 8, p: 2 };
const KEY_BYTES = 32;

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFC'),
      salt,
      KEY_BYTES,
      { ...options, maxmem: 256 * 1024 * 1024 },
      (error, key) => (error === null ? resolve(key) : reject(error)),
    );
  });

/** `scrypt$N$r$p$salt$key` */
export const makeScryptPasswordHasher = (
  cost: { N: number; r: number; p: number } = COST,
): PasswordHasher => {
  const storedForm = (salt: Buffer, key: Buffer): string =>
    ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
  const hash = async (password: string): Promise<string> => {
    const salt = randomBytes(16);
    return storedForm(salt, await derive(password, salt, cost));
  };
  // Equal response time without an account.
  const decoy = storedForm(randomBytes(16), randomBytes(KEY_BYTES));
  return {
    hash,
    verify: async (password, stored) => {
      const [scheme, n, r, p, salt, key] = (stored ?? decoy).split('$');
      if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
      const expected = Buffer.from(key, 'base64url');
      const actual = await derive(password, Buffer.from(salt, 'base64url'), {
        N: Number(n),
        r: Number(r),
        p: Number(p),
      });
      return actual.length === expected.length && timingSafeEqual(actual, expected) && stored !== null;
    },
  };
};
