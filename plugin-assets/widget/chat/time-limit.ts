import { button, make } from '../../shared/dom.ts';
import { http } from '../connection/service.ts';
import { locale, shopKey, words } from '../state/app.ts';
import { readEntry, writeEntry } from '../state/stored-entry.ts';

/** As the service extends it. */
const EXTENDED_MS = 8 * 3_600_000;

/** Rule: AX-5. */
export const warnBeforeEnd = (place: HTMLElement): void => {
  const { until } = readEntry();
  if (place.hasChildNodes() || !until) return;
  const clear = () => place.replaceChildren();
  const time = new Date(until).toLocaleTimeString(locale, { timeStyle: 'short' });
  place.append(
    make('p', null, words.endsText.replace('{time}', time)),
    button('quiet', words.goOnText, async () => {
      const answer = await http('extend', { shop: shopKey });
      // By the local clock, which may be wrong.
      if (answer.ok) writeEntry({ ...readEntry(), until: new Date(Date.now() + EXTENDED_MS).toISOString() });
      clear();
    }),
  );
  setTimeout(clear, Date.parse(until) - Date.now());
};
