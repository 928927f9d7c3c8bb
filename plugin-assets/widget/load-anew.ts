export {};

// Sent in place of a part that no version kept at the service has: the page that asks is older, or newer, than all of
// them. It is loaded anew, as the service sends it now.

/** A page that was loaded anew and still lacks a part is not loaded again before this time is over, in milliseconds. */
const AGAIN_MS = 10_000;
const LOOK_MS = 1_000;

/** True when everything in the fields of the page is stored, as the text in the message field is. Rule: CO-10. */
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
// Throws where the browser blocks storage: the chat would end with its page.
localStorage.getItem('');

const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
const pauseMs = entry?.type === 'reload' ? AGAIN_MS : 0;
const look = (): void => {
  if (performance.now() >= pauseMs && isAllKept()) location.reload();
  else setTimeout(look, LOOK_MS);
};
look();
// The part that was asked for never comes: its place shows what it shows while it loads.
await new Promise(() => {});
