import type { Locale } from '../../protocol/vocabulary.ts';
import type { EvidenceToVerify, WitnessedPlace } from './evidence.ts';
import { momentText } from './moment-text.ts';
import type { EvidenceWords } from './texts/evidence-catalog.ts';

/** Statements are daily. */
const GAP_MS = 48 * 3_600_000;

const fill = (sentence: string, gaps: Readonly<Record<string, string>>): string =>
  Object.entries(gaps).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), sentence);

const placeText = (
  { occurredAt, by, unchecked }: WitnessedPlace,
  { witness }: EvidenceWords,
  locale: Locale,
): string => {
  const [first] = by;
  const when = (at: string) => momentText(at, locale);
  const from = occurredAt === null ? '' : when(occurredAt);
  const isLate =
    first !== undefined && occurredAt !== null && Date.parse(first.at) - Date.parse(occurredAt) > GAP_MS;
  return [
    ...by.map(({ name, at }) => fill(witness.seen, { name, when: when(at) })),
    ...(isLate ? [fill(witness.gap, { from, to: when(first.at) })] : []),
    ...(unchecked.length > 0 ? [fill(witness.unchecked, { name: unchecked.join(', ') })] : []),
    ...(by.length + unchecked.length === 0 ? [witness.notYet] : []),
  ].join(' ');
};

/** Witnesses, times and gaps. */
export const witnessNote = (
  places: readonly WitnessedPlace[],
  { events }: EvidenceToVerify,
  words: EvidenceWords,
  locale: Locale,
): string => {
  if (places.every(({ by, unchecked }) => by.length + unchecked.length === 0)) return words.witness.none;
  return places
    .map((place) => {
      const action = events.find(({ seq }) => seq === place.seq)?.action;
      const named = places.length > 1 && action !== undefined ? `${words.actions[action]}: ` : '';
      return named + placeText(place, words, locale);
    })
    .join(' ');
};
