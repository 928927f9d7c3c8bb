/** One tab acts for all. */
export type OneTab = {
  isChosen(): boolean;
  /** `mayBeChosen` may have changed. */
  look(): void;
};

/**
 * Uses Web Locks; without them every eligible tab is chosen.
 * @param name of the lock, the same in all tabs
 */
export const makeOneTab = (
  name: string,
  mayBeChosen: () => boolean,
  locks: Pick<LockManager, 'request'> | null = navigator.locks ?? null,
): OneTab => {
  if (locks === null) return { isChosen: mayBeChosen, look: () => {} };
  let isAsked = false;
  let giveBack: (() => void) | null = null;

  const wait = async (): Promise<void> => {
    isAsked = true;
    await locks.request(name, () => {
      // Eligibility may have changed during the wait.
      if (!mayBeChosen()) return undefined;
      return new Promise<void>((resolve) => {
        giveBack = resolve;
      });
    });
    isAsked = false;
    look();
  };
  const look = () => {
    if (!mayBeChosen()) {
      giveBack?.();
      giveBack = null;
    } else if (!isAsked) void wait();
  };
  look();
  return { isChosen: () => giveBack !== null, look };
};
