import { shopKey } from './app.ts';
import { KEPT_MS } from './stored-entry.ts';

type Kept = { at: number };
type Part = 'text' | 'receipt';

const nameOf = (part: Part) => `zgoda:${shopKey}:${part}`;

/** Session storage; null deletes. The build must not shorten stored names. Rules: EP-3, CO-10. */
export const keepInTab = <T extends Kept>(part: Part, value: T | null): void => {
  try {
    if (value) sessionStorage.setItem(nameOf(part), JSON.stringify(value));
    else sessionStorage.removeItem(nameOf(part));
  } catch {
    // Blocked or full.
  }
};

/** Deleted after eight hours, because browsers restore closed tabs. */
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
