/** A place where a test holds one call until it lets it go. */
export const makeHeldCall = <Key>() => {
  let awaited: { key: Key; reached(): void; letGo: Promise<void> } | null = null;
  return {
    /** Called by what a test may hold. */
    pass(key: Key): Promise<void> {
      return this.meet(key)();
    },
    /** The same of a call that is to be held later in its course: which call it is, is settled as it begins. */
    meet(key: Key): () => Promise<void> {
      if (awaited?.key !== key) return async () => undefined;
      const { reached, letGo } = awaited;
      awaited = null;
      return () => {
        reached();
        return letGo;
      };
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
