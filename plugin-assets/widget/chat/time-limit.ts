import type { Locale } from '../../../service/protocol/vocabulary.ts';
import { button, make } from '../../shared/dom.ts';
import { http } from '../connection/service.ts';
import { locale, shopKey } from '../state/app.ts';
import { readEntry, writeEntry } from '../state/stored-entry.ts';

const WORDS: Record<Locale, [ends: string, goOn: string]> = {
  pl: ['Rozmowa skończy się o', 'Chcę pisać dalej'],
  en: ['The chat ends at', 'Keep chatting'],
  de: ['Der Chat endet um', 'Weiter schreiben'],
};

/** As the service extends it. */
const EXTENDED_MS = 8 * 3_600_000;

/** Rule: AX-5. */
export const warnBeforeEnd = (place: HTMLElement): void => {
  const { until } = readEntry();
  if (place.hasChildNodes() || !until) return;
  const [ends, goOn] = WORDS[locale];
  const clear = () => place.replaceChildren();
  const time = new Date(until).toLocaleTimeString(locale, { timeStyle: 'short' });
  place.append(
    make('p', null, `${ends} ${time}.`),
    button('quiet', goOn, async () => {
      const answer = await http('extend', { shop: shopKey });
      // By the local clock, which may be wrong.
      if (answer.ok) writeEntry({ ...readEntry(), until: new Date(Date.now() + EXTENDED_MS).toISOString() });
      clear();
    }),
  );
  setTimeout(clear, Date.parse(until) - Date.now());
};
