export const STATES = [
  'chat open',
  'chat closed',
  'lead new',
  'lead in_work',
  'lead answered',
  'lead closed',
] as const;

/** Empty text: no condition. Days inclusive. */
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

/** Last search, in memory only, dropped before another person signs in. */
export type HeldSearch = {
  get(): SearchWish;
  keep(next: SearchWish): void;
  /** Also runs it on the open page. */
  set(next: SearchWish): void;
  /** One listener; returns the unsubscribe function. */
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
