/** Unsaved settings by form, in memory. */
export type Unsaved = {
  /** Null when all is saved. */
  get<T>(form: UnsavedForm): T | null;
  /** @param draft null: saved or discarded */
  set(form: UnsavedForm, draft: unknown): void;
  has(address: string): boolean;
  isEmpty(): boolean;
  clear(): void;
  subscribe(heard: () => void): () => void;
};
/** `address`: hash of the form's page. */
export type UnsavedForm = { address: string; name: string };

export const makeUnsaved = (): Unsaved => {
  const held = new Map<string, Map<string, unknown>>();
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const heard of [...listeners]) heard();
  };
  return {
    get: <T>({ address, name }: UnsavedForm) => (held.get(address)?.get(name) ?? null) as T | null,
    set: ({ address, name }, draft) => {
      const forms = held.get(address) ?? new Map<string, unknown>();
      const wasThere = forms.has(name);
      if (draft === null) forms.delete(name);
      else forms.set(name, draft);
      if (forms.size === 0) held.delete(address);
      else held.set(address, forms);
      if (wasThere !== (draft !== null)) tell();
    },
    has: (address) => held.has(address),
    isEmpty: () => held.size === 0,
    clear: () => {
      held.clear();
      tell();
    },
    subscribe: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
  };
};
