import { DomainError } from '../domain/model/base/domain-error.ts';

/** Idempotent. */
type Release = () => void;
type Waiting = { address: string; bytes: number; go(release: Release): void };

/** In-memory file bytes, limited per address and in total. */
export type ByteBudget = {
  /** Null without room. */
  tryHold(address: string, bytes: number): Release | null;
  /** Waits for room, capped at an address's limit. @throws DomainError unavailable on timeout */
  hold(address: string, bytes: number, withinMs: number): Promise<Release>;
};

export const makeByteBudget = (most: { perAddress: number; together: number }): ByteBudget => {
  const heldBy = new Map<string, number>();
  const waiting = new Set<Waiting>();
  let held = 0;

  const change = (address: string, bytes: number): void => {
    held += bytes;
    const left = (heldBy.get(address) ?? 0) + bytes;
    if (left === 0) heldBy.delete(address);
    else heldBy.set(address, left);
  };
  const tryHold: ByteBudget['tryHold'] = (address, bytes) => {
    if (held + bytes > most.together || (heldBy.get(address) ?? 0) + bytes > most.perAddress) return null;
    change(address, bytes);
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      change(address, -bytes);
      for (const one of waiting) {
        const release = tryHold(one.address, one.bytes);
        if (release === null) continue;
        waiting.delete(one);
        one.go(release);
      }
    };
  };

  return {
    tryHold,
    hold(address, wanted, withinMs) {
      const bytes = Math.min(wanted, most.perAddress, most.together);
      const release = tryHold(address, bytes);
      if (release !== null) return Promise.resolve(release);
      return new Promise((resolve, reject) => {
        const one: Waiting = {
          address,
          bytes,
          go(held) {
            clearTimeout(timer);
            resolve(held);
          },
        };
        const timer = setTimeout(() => {
          waiting.delete(one);
          reject(
            new DomainError('unavailable', 'Many files are being fetched. Try again in a moment.', {
              retryAfterMs: 5_000,
            }),
          );
        }, withinMs);
        waiting.add(one);
      });
    },
  };
};
