import { useRef } from 'preact/hooks';

/** Runs jobs one after another; each must read the list when it starts. */
export const useInTurn = () => {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return <T>(job: () => Promise<T>): Promise<T> => {
    const next = last.current.then(job);
    last.current = next.catch(() => undefined);
    return next;
  };
};
