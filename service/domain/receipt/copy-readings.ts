import type { Locale } from '../../protocol/vocabulary.ts';
import { readerText } from '../audit/reader-text.ts';
import { readingCatalog } from '../audit/texts/reading-catalog.ts';
import type { Reading, WhoRead } from '../audit/who-read.ts';
import { momentText } from '../evidence/moment-text.ts';
import type { Json } from '../model/base/canonical-json.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { Lead } from '../model/lead/lead.ts';
import { escapeMarkup } from '../model/text/escape-markup.ts';

/** Readings of a lead or its consent proof. */
export const readingsOfLead = async (
  deps: { consents: Pick<ConsentStore, 'byRef'>; whoRead: WhoRead },
  scope: ShopScope,
  { id, createdAt }: Pick<Lead, 'id' | 'createdAt'>,
): Promise<readonly Reading[]> => {
  const events = await deps.consents.byRef(scope, id);
  return deps.whoRead(scope, [id, ...events.map((event) => event.id)], createdAt);
};

/** Readings as JSON, without names. */
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

/** Readings as HTML; empty without any. */
export const readingsHtml = (readings: readonly Reading[], locale: Locale): string =>
  readings.length === 0
    ? ''
    : `<ol>${readings
        .map(
          (reading) =>
            `<li><strong>${escapeMarkup(readingCatalog[locale].acts[reading.act])}</strong> ${escapeMarkup(readerText(reading, locale))} <span class="soft">${escapeMarkup(whenText(reading, locale))}</span></li>`,
        )
        .join('')}</ol>`;
