import { useMemo } from 'preact/hooks';

export type RefFor = {
  /** The ref under which `body` is sent: the same for a repeat of the same body, a new one for another body. */
  of(body: unknown): string;
  /** The service has stored it: the same body is something new from now on. */
  stored(): void;
};

/**
 * The service takes a repeated ref for a repeat and does not store its body again. The answer to a request may be lost
 * after it was stored, so what was changed since must have a ref of its own.
 */
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
