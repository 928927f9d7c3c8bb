import { useRef } from 'preact/hooks';

/**
 * Runs jobs one after another, for changes that send a whole list: each starts when the one before was answered, and
 * must read the list then.
 */
export const useInTurn = () => {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return <T>(job: () => Promise<T>): Promise<T> => {
    const next = last.current.then(job);
    last.current = next.catch(() => undefined);
    return next;
  };
};
