/** One tab of several does something for all. */
export type OneTab = {
  /** This tab does it. */
  isChosen(): boolean;
  /** `mayBeChosen` may answer differently now. */
  look(): void;
};

/**
 * The tab that holds the lock is the one; it gives it back when it may not be chosen any more. Without locks in the
 * browser each tab that may be chosen is.
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
      // The tab waited for its turn, and may have changed meanwhile.
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
