export {};

// Served in place of an unknown chunk: reloads the page for the current version.

/** Least time between reloads, in milliseconds. */
const AGAIN_MS = 10_000;
const LOOK_MS = 1_000;

/** Nothing typed would be lost. Rule: CO-10. */
const isAllKept = (): boolean => {
  const kept = Object.values(sessionStorage).join();
  return [...document.querySelectorAll<HTMLInputElement>('input,textarea')].every(
    ({ type, value, defaultValue, checked, defaultChecked }) =>
      type === 'checkbox'
        ? checked === defaultChecked
        : value === defaultValue || kept.includes(JSON.stringify(value).slice(1, -1)),
  );
};

if (new URL(import.meta.url).origin !== location.origin) throw new Error('Zgoda: not a page of the service');
// Throws where storage is blocked: the chat would be lost.
localStorage.getItem('');

const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
const pauseMs = entry?.type === 'reload' ? AGAIN_MS : 0;
const look = (): void => {
  if (performance.now() >= pauseMs && isAllKept()) location.reload();
  else setTimeout(look, LOOK_MS);
};
look();
// Never resolves: the loading state stays.
await new Promise(() => {});
