import { shopKey } from './app.ts';
import { KEPT_MS } from './stored-entry.ts';

/** What is kept of one part, with the time it counts from. */
type Kept = { at: number };
type Part = 'text' | 'receipt';

const nameOf = (part: Part) => `zgoda:${shopKey}:${part}`;

/**
 * Keeps something for the next page of this tab, or forgets it. The build must not shorten names of what is kept.
 * Where the browser blocks storage it is gone with the page. Rules: EP-3, CO-10.
 */
export const keepInTab = <T extends Kept>(part: Part, value: T | null): void => {
  try {
    if (value) sessionStorage.setItem(nameOf(part), JSON.stringify(value));
    else sessionStorage.removeItem(nameOf(part));
  } catch {
    // Blocked or full.
  }
};

/** What this tab keeps. After eight hours it is removed: a browser may bring back a closed tab with its storage. */
export const keptInTab = <T extends Kept>(part: Part): T | null => {
  try {
    const value = JSON.parse(sessionStorage.getItem(nameOf(part)) ?? 'null');
    if (Date.now() - value?.at < KEPT_MS) return value;
    keepInTab(part, null);
  } catch {
    // Blocked or broken.
  }
  return null;
};
