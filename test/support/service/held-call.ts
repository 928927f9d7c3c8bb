export const makeHeldCall = <Key>() => {
  let awaited: { key: Key; reached(): void; letGo: Promise<void> } | null = null;
  return {
    pass(key: Key): Promise<void> {
      return this.meet(key)();
    },
    /** For a call held later in its course: it is selected when it begins. */
    meet(key: Key): () => Promise<void> {
      if (awaited?.key !== key) return async () => undefined;
      const { reached, letGo } = awaited;
      awaited = null;
      return () => {
        reached();
        return letGo;
      };
    },
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
