import type { Locale } from '../../protocol/vocabulary.ts';
import { readerText } from '../audit/reader-text.ts';
import { READING_WORDS } from '../audit/reading-words.ts';
import type { Reading } from '../audit/who-read.ts';
import { momentText } from '../evidence/moment-text.ts';
import type { Json } from '../model/base/canonical-json.ts';
import { escapeMarkup } from '../model/text/escape-markup.ts';

/** Who read the visitor's data, as it stands in the visitor's copy; no names of people. */
export const readingsJson = (readings: readonly Reading[]): Json =>
  readings.map(({ act, times, first, last, role, company, isAgency }) => ({
    act,
    times,
    first: first.toISOString(),
    last: last.toISOString(),
    role,
    company,
    isAgency,
  }));

const whenText = ({ times, first, last }: Reading, locale: Locale): string => {
  const at = (date: Date) => momentText(date.toISOString(), locale);
  return times === 1 ? at(first) : `${at(first)} – ${at(last)} (${times}×)`;
};

/** The same to read; empty when nobody read them. */
export const readingsHtml = (readings: readonly Reading[], locale: Locale): string =>
  readings.length === 0
    ? ''
    : `<ol>${readings
        .map(
          (reading) =>
            `<li><strong>${escapeMarkup(READING_WORDS[locale].acts[reading.act])}</strong> ${escapeMarkup(readerText(reading, locale))} <span class="soft">${escapeMarkup(whenText(reading, locale))}</span></li>`,
        )
        .join('')}</ol>`;
