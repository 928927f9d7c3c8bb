import type { Locale } from '../../protocol/vocabulary.ts';
import type { EvidenceEpoch, EvidenceEvent, EvidenceFile, EvidenceToVerify } from './evidence.ts';
import { momentText } from './moment-text.ts';
import { type Open, open, text } from './open-value.ts';
import type { EvidenceWords } from './texts/evidence-catalog.ts';
import type { Check, Verdict } from './verify-evidence.ts';
import { witnessNote } from './witness-note.ts';

/** `ended`: genuine, but no basis now. */
export type ToldVerdict = {
  valid: boolean;
  tone: 'good' | 'bad' | 'ended';
  title: string;
  text: string;
  problems: string[];
};
export type Note = { term: string; text: string };

export const TONE_SIGNS: Record<ToldVerdict['tone'], string> = {
  good: '✓',
  ended: '–',
  bad: '✗',
};

const fill = (sentence: string, check: Check): string =>
  sentence.replace('{seq}', String(check.seq ?? '')).replace('{key}', check.keyId ?? '');

export const findingText = (check: Check, words: EvidenceWords): string =>
  fill(words.findings[check.finding], check);
export const checkName = (check: Check, words: EvidenceWords): string =>
  fill(words.checkNames[check.kind], check);

export const purposeOf = ({ events }: EvidenceToVerify, stated: unknown): Open | undefined => {
  const purposes = Array.isArray(stated) ? stated.map(open) : [];
  const code = events.find((event) => event.action === 'granted')?.purpose ?? 'reply';
  return purposes.find((purpose) => purpose.code === code) ?? purposes[0];
};

/** Standing first, then authenticity. */
export const verdictOf = (
  { subject }: EvidenceToVerify,
  verdict: Verdict,
  words: EvidenceWords,
  locale: Locale,
): ToldVerdict => {
  const bad = verdict.checks.filter((check) => !check.ok);
  if (bad.length > 0) {
    const problems = bad.map((check) => `${checkName(check, words)}: ${findingText(check, words)}`);
    return { valid: false, tone: 'bad', title: words.invalid, text: words.invalidText, problems };
  }
  const { state, at } = verdict.standing ?? { state: 'unrecorded', at: null };
  const when = at === null ? '' : momentText(at, locale);
  const { title, text: told } = words.standings[state];
  const erased = subject.state === 'erased';
  const genuine = state === 'over' ? [] : [words.valid, erased ? words.validErased : words.validText];
  return {
    valid: true,
    tone: state === 'stands' || state === 'informed' ? 'good' : 'ended',
    title: title.replace('{when}', when),
    text: [told.replace('{when}', when), ...genuine].join(' '),
    problems: [],
  };
};

export const byLink = ({ action, actor, via, doi }: EvidenceEvent): boolean =>
  action === 'confirmed' && actor === 'visitor' && via === 'email_link' && doi !== undefined;

/** Empty: none. */
export const confirmationText = (
  { events }: EvidenceToVerify,
  { confirmations }: EvidenceWords,
  locale: Locale,
): string => {
  const event = events.find(({ action }) => action === 'confirmed');
  if (event === undefined) return '';
  const { actor, via, doi, occurredAt } = event;
  const isStaff = actor.startsWith('staff:') || via === 'console';
  const how = byLink(event) ? 'link' : isStaff ? 'staff' : 'other';
  return confirmations[how]
    .replace('{when}', momentText(doi?.confirmedAt ?? occurredAt, locale))
    .replace('{sent}', momentText(doi?.sentAt ?? '', locale));
};

const gapText = (opening: EvidenceEpoch, words: EvidenceWords, locale: Locale): string => {
  const from = opening.from === null ? words.gapFromStart : momentText(opening.from, locale);
  const gap = words.gap.replace('{to}', momentText(opening.at, locale)).replace('{from}', from);
  const known =
    opening.known === null ? words.gapUnknown : words.gapKnown.replace('{seq}', String(opening.known.seq));
  return `${gap} ${known}`;
};

/** Legal basis, sources and open points. */
export const notesOf = (
  file: EvidenceFile,
  { witnessed }: Verdict,
  words: EvidenceWords,
  locale: Locale,
): Note[] => {
  const { subject, notice, policySnapshot, events } = file.evidence;
  const purpose = purposeOf(file.evidence, open(notice?.content).purposes);
  const basis = subject.basis ?? text(purpose?.basis);
  const source = policySnapshot?.source;
  const notes: [string, string][] = [
    [words.asOf, momentText(file.whole.asOf.at, locale)],
    [
      words.basis,
      subject.state === 'expired'
        ? ''
        : (words.bases[basis as keyof EvidenceWords['bases']] ?? words.bases.none),
    ],
    [words.vouched, source === undefined ? '' : words.vouchers[source]],
    [words.witness.term, witnessed === undefined ? '' : witnessNote(witnessed, file.evidence, words, locale)],
    [words.gaps, file.whole.epochs.map((opening) => gapText(opening, words, locale)).join(' ')],
    [words.notShown, [words.limits, ...(events.some(byLink) ? [words.linkLimit] : [])].join(' ')],
  ];
  return notes.filter(([, value]) => value !== '').map(([term, value]) => ({ term, text: value }));
};
