/** A place where a test holds one call until it lets it go. */
export const makeHeldCall = <Key>() => {
  let awaited: { key: Key; reached(): void; letGo: Promise<void> } | null = null;
  return {
    /** Called by what a test may hold. */
    async pass(key: Key): Promise<void> {
      if (awaited?.key !== key) return;
      const { reached, letGo } = awaited;
      awaited = null;
      reached();
      await letGo;
    },
    /** Holds the next call with this key, and no later one. */
    holdNext(key: Key): { reached: Promise<void>; letGo(): void } {
      let letGo = () => {};
      const isLetGo = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      const reached = new Promise<void>((resolve) => {
        awaited = { key, reached: resolve, letGo: isLetGo };
      });
      return { reached, letGo };
    },
  };
};
