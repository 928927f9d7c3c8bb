import { locale, set, shopKey } from './app.ts';
import { http } from './line.ts';
import { readEntry, writeEntry } from './session.ts';

/** So long before the talk ends by itself the visitor is told, and can go on with one press. Rule: AX-5. */
export const WARN_MS = 10 * 60_000;
const LOOK_MS = 20_000;

/** The time at which it ends, once that is near; null: long enough. */
export const endsSoon = (until: string | undefined, now: number): string | null =>
  until && Date.parse(until) - now < WARN_MS
    ? new Date(until).toLocaleTimeString(locale, { timeStyle: 'short' })
    : null;

const look = (): void => set({ endsAt: endsSoon(readEntry().until, Date.now()) });

export const watchTimeLimit = (): void => {
  setTimeout(look);
  setInterval(look, LOOK_MS);
};

/** The visitor asked for more time. What is typed and said stays as it is. */
export const goOn = async (): Promise<void> => {
  const answer = await http<{ tokenExpiresAt: string }>('extend', { shop: shopKey });
  if (answer.ok) writeEntry({ ...readEntry(), until: answer.body.tokenExpiresAt });
  look();
};
