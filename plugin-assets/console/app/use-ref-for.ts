import { useMemo } from 'preact/hooks';

export type RefFor = {
  /** The same ref for an unchanged body, else a new one. */
  of(body: unknown): string;
  /** The next body gets a new ref, even if equal. */
  stored(): void;
};

/** The service ignores the body of a repeated ref. */
export const makeRefFor = (): RefFor => {
  let held: { body: string; ref: string } | null = null;
  return {
    of: (body) => {
      const text = JSON.stringify(body);
      if (held?.body !== text) held = { body: text, ref: crypto.randomUUID() };
      return held.ref;
    },
    stored: () => {
      held = null;
    },
  };
};

export const useRefFor = (): RefFor => useMemo(makeRefFor, []);
