import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4_096;
const pool = new Uint8Array(POOL_BYTES);
let used = pool.length;

/** Pooled for speed, never reused; not for secrets or keys. */
export const pooledRandomBytes = (count: number): Buffer => {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const from = used;
  used += count;
  const bytes = Buffer.allocUnsafe(count);
  bytes.set(pool.subarray(from, used));
  pool.fill(0, from, used);
  return bytes;
};
