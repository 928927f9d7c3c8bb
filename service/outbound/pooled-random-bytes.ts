import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 4_096;
const pool = new Uint8Array(POOL_BYTES);
let used = pool.length;

/**
 * A few random bytes of the operating system, for what every message needs: ids and IVs. They are drawn for many calls
 * at once, because one call costs as much as a hundredth of storing a message. No byte is handed out twice, and none
 * stays in the pool. Secrets and keys are not drawn here.
 */
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
