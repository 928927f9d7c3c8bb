export const STATES = [
  'chat open',
  'chat closed',
  'lead new',
  'lead in_work',
  'lead answered',
  'lead closed',
] as const;

/** What the form of the search holds; an empty text sets no condition. Days, both included. */
export type SearchWish = {
  text: string;
  kind: 'conversation' | 'lead' | '';
  shop: string;
  state: (typeof STATES)[number] | '';
  staffId: string;
  tagId: string;
  from: string;
  to: string;
};

export const NO_WISH: SearchWish = {
  text: '',
  kind: '',
  shop: '',
  state: '',
  staffId: '',
  tagId: '',
  from: '',
  to: '',
};

/**
 * The last search of this person on this page: whoever opens a result finds it again on the way back. It stands in no
 * address, is not stored, and goes before somebody else signs in.
 */
export type HeldSearch = {
  get(): SearchWish;
  keep(next: SearchWish): void;
  /** Keeps it, and has the open page search for it. */
  set(next: SearchWish): void;
  /** One page listens; returns the function that ends it. */
  listen(heard: (wish: SearchWish) => void): () => void;
  clear(): void;
};

export const makeHeldSearch = (): HeldSearch => {
  let wish = NO_WISH;
  let listener: (wish: SearchWish) => void = () => undefined;
  return {
    get: () => wish,
    keep: (next) => {
      wish = next;
    },
    set: (next) => {
      wish = next;
      listener(next);
    },
    listen: (next) => {
      listener = next;
      return () => {
        listener = () => undefined;
      };
    },
    clear: () => {
      wish = NO_WISH;
    },
  };
};
