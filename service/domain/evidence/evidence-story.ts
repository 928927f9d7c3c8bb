import type { Locale } from '../../protocol/vocabulary.ts';
import type { TextPart } from '../model/notice/notice.ts';
import type { EvidenceEvent, EvidenceFile, EvidenceSubject, EvidenceToVerify } from './evidence.ts';
import { shownParagraphs } from './shown-text.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import type { EvidenceWords } from './texts/evidence-words.ts';
import { pl } from './texts/pl.ts';
import type { Check, Verdict } from './verify-evidence.ts';

export const EVIDENCE_WORDS: Record<Locale, EvidenceWords> = { pl, en, de };

/** The evidence as a person reads it: no markup, nothing to decide; a page only has to lay it out. */
export type EvidenceStory = {
  title: string;
  subtitle: string;
  /** `ended`: genuine, but nothing may rest on it any more. */
  verdict: {
    valid: boolean;
    tone: 'good' | 'bad' | 'ended';
    title: string;
    text: string;
    problems: string[];
  };
  notes: { term: string; text: string }[];
  facts: { term: string; text: string }[];
  history: { when: string; text: string }[];
  shown: { locale: string; paragraphs: TextPart[][] } | null;
  policy: { title: string; url: string | null; text: string | null; kept: string | null } | null;
  prints: { term: string; value: string }[];
  checks: { name: string; ok: boolean; text: string }[];
  made: string | null;
};

/** Sign before the title of a verdict, beside its words. */
export const TONE_SIGNS: Record<EvidenceStory['verdict']['tone'], string> = {
  good: '✓',
  ended: '–',
  bad: '✗',
};

type Open = Readonly<Record<string, unknown>>;
const open = (value: unknown): Open => (typeof value === 'object' && value !== null ? (value as Open) : {});
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];

/** Long date with seconds, in UTC and saying so: a reader elsewhere must not have to guess. */
export const momentText = (at: string, locale: Locale): string => {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const day = time.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const hour = time.toLocaleTimeString(locale, { timeStyle: 'medium', timeZone: 'UTC', hourCycle: 'h23' });
  return `${day}, ${hour} UTC`;
};

const fill = (sentence: string, check: Check): string =>
  sentence.replace('{seq}', String(check.seq ?? '')).replace('{key}', check.keyId ?? '');

/** What was found, in words. */
export const findingText = (check: Check, words: EvidenceWords): string =>
  fill(words.findings[check.finding], check);
export const checkName = (check: Check, words: EvidenceWords): string =>
  fill(words.checkNames[check.kind], check);

/** The purpose that the record is about, as the notice states it. */
const purposeOf = ({ events }: EvidenceToVerify, stated: unknown): Open | undefined => {
  const purposes = Array.isArray(stated) ? stated.map(open) : [];
  const code = events.find((event) => event.action === 'granted')?.purpose ?? 'reply';
  return purposes.find((purpose) => purpose.code === code) ?? purposes[0];
};

/** A notice about offers names each channel that had a box; the record is about the one that was ticked. */
const fieldsOf = (grant: EvidenceEvent | null, named: readonly string[]): readonly string[] => {
  const channel = /^marketing_(.+)$/.exec(grant?.purpose ?? '')?.[1];
  return channel === undefined ? named : named.filter((field) => field === channel);
};

const verdictOf = (
  file: EvidenceFile,
  verdict: Verdict,
  words: EvidenceWords,
  locale: Locale,
): EvidenceStory['verdict'] => {
  const bad = verdict.checks.filter((check) => !check.ok);
  if (bad.length > 0) {
    const problems = bad.map((check) => `${checkName(check, words)}: ${findingText(check, words)}`);
    return { valid: false, tone: 'bad', title: words.invalid, text: words.invalidText, problems };
  }
  const { state, at } = verdict.standing ?? { state: 'unrecorded', at: null };
  const when = at === null ? '' : momentText(at, locale);
  const { title, text: told } = words.standings[state];
  const erased = file.evidence.subject.state === 'erased';
  const genuine = state === 'over' ? [] : [words.valid, erased ? words.validErased : words.validText];
  // An older file is signed in part only, so it cannot say that nothing followed.
  const isOlder = file.whole === null;
  const parts = isOlder && state === 'stands' ? [] : [told.replace('{when}', when)];
  return {
    valid: true,
    tone: state === 'stands' ? 'good' : 'ended',
    title: title.replace('{when}', when),
    text: [...parts, ...genuine, ...(isOlder ? [words.findings.older] : [])].join(' '),
    problems: [],
  };
};

/** Which part of the law, who vouches for what, and what stays open: said right behind the verdict. */
const notesOf = (file: EvidenceFile, words: EvidenceWords, locale: Locale): EvidenceStory['notes'] => {
  const { subject, notice, policySnapshot } = file.evidence;
  const purpose = purposeOf(file.evidence, open(notice?.content).purposes);
  const basis = subject.basis ?? text(purpose?.basis);
  const source = policySnapshot?.source;
  const notes: [string, string][] = [
    [words.asOf, file.whole === null ? words.asOfOlder : momentText(file.whole.asOf.at, locale)],
    [
      words.basis,
      subject.state === 'expired'
        ? ''
        : (words.bases[basis as keyof EvidenceWords['bases']] ?? words.bases.none),
    ],
    [words.vouched, source === undefined ? '' : words.vouchers[source]],
    [words.notShown, words.limits],
  ];
  return notes.filter(([, value]) => value !== '').map(([term, value]) => ({ term, text: value }));
};

/** What it is about, by the number that a person can quote where there is one. */
const subjectText = ({ kind, reference, state }: EvidenceSubject, words: EvidenceWords): string => {
  const named = kind === null ? '' : words.subject[kind];
  const detail = reference ?? (state === 'kept' ? '' : words.erasedSubject);
  return [named, detail].filter(Boolean).join(' · ');
};

const factsOf = (file: EvidenceFile, words: EvidenceWords, locale: Locale): EvidenceStory['facts'] => {
  const { subject, notice, events } = file.evidence;
  const content = open(notice?.content);
  const controller = open(content.controller);
  const grant = events.find((event) => event.action === 'granted') ?? null;
  const at = grant?.occurredAt ?? subject.createdAt;
  const whose = { email: words.whoEmail, phone: words.whoPhone, none: words.whoNone };
  const purpose = purposeOf(file.evidence, content.purposes);
  const fields = fieldsOf(grant, texts(content.fields)).map((field) => words.fieldNames[field] ?? field);
  const facts: [string, string][] = [
    [words.subjectName, subjectText(subject, words)],
    [words.shop, file.shopName ?? ''],
    [words.who, grant === null ? words.whoNone : whose[grant.subjectKind]],
    [words.act, grant === null ? words.acts.requested : words.acts.granted[grant.method]],
    [words.when, at === null ? '' : `${momentText(at, locale)} (${words.clock})`],
    [
      words.whom,
      ['name', 'address', 'email']
        .map((key) => text(controller[key]))
        .filter(Boolean)
        .join(', '),
    ],
    [words.purpose, text(purpose?.text)],
    [words.fields, fields.join(', ')],
    [words.box, grant?.control?.initialState === 'unchecked' ? words.boxEmpty : words.boxNone],
    [words.page, text(grant?.pageOrigin)],
    [words.retention, text(content.retentionText)],
  ];
  return facts.filter(([, value]) => value !== '').map(([term, value]) => ({ term, text: value }));
};

const printsOf = (events: readonly EvidenceEvent[], words: EvidenceWords): EvidenceStory['prints'] =>
  events.flatMap((event) => [
    { term: `${event.seq}. ${words.eventHash}`, value: text(event.hash) },
    { term: `${event.seq}. ${words.previousHash}`, value: text(event.previousHash) },
    { term: `${event.seq}. ${words.signature}`, value: text(event.signature) },
    { term: `${event.seq}. ${words.key}`, value: text(event.keyId) },
  ]);

/** Stands for a file whose form is wrong: nothing in it is told, for it may be made to mislead. */
const NOTHING: EvidenceFile = {
  format: '',
  generatedAt: null,
  shopName: null,
  evidence: {
    subject: { kind: null, id: null, reference: null, basis: null, createdAt: null, state: 'expired' },
    notice: null,
    events: [],
    policySnapshot: null,
    chain: [],
  },
  whole: null,
};

/**
 * The evidence and its verdict in the words of one language. Never fails on an odd file: what is odd is left out.
 * @param read null for a file whose form is wrong
 */
export const evidenceStory = (read: EvidenceFile | null, verdict: Verdict, locale: Locale): EvidenceStory => {
  const file = read ?? NOTHING;
  const words = EVIDENCE_WORDS[locale];
  const { evidence } = file;
  // An expired record says nothing any more; only its place in the chain speaks.
  const isTold = evidence.subject.state !== 'expired';
  const content = open(evidence.notice?.content);
  const policy = open(content.policy);
  const snapshot = evidence.policySnapshot;
  const hasPolicy = text(policy.url) !== '' || text(policy.title) !== '';
  return {
    title: words.title,
    subtitle: words.subtitle,
    verdict: verdictOf(file, verdict, words, locale),
    notes: read === null ? [] : notesOf(file, words, locale),
    facts: isTold
      ? factsOf(file, words, locale)
      : file.shopName === null
        ? []
        : [{ term: words.shop, text: file.shopName }],
    history: evidence.events.map((event) => ({
      when: momentText(event.occurredAt, locale),
      text: words.actions[event.action] ?? text(event.action),
    })),
    shown:
      text(content.textPlain) === ''
        ? null
        : {
            locale: text(content.locale) || 'en',
            paragraphs: shownParagraphs(text(content.textHtml), text(content.textPlain)),
          },
    policy: hasPolicy
      ? {
          title: text(policy.title) || text(policy.url),
          url: /^https?:\/\//.test(text(policy.url)) ? text(policy.url) : null,
          text: snapshot?.text ?? null,
          kept:
            snapshot?.fetchedAt === undefined
              ? null
              : words.policyText.replace('{when}', momentText(snapshot.fetchedAt, locale)),
        }
      : null,
    prints: [
      ...(evidence.notice === null ? [] : [{ term: words.noticeId, value: evidence.notice.id }]),
      ...(snapshot === null ? [] : [{ term: words.policyHash, value: snapshot.sha256 }]),
      ...printsOf(evidence.events, words),
    ],
    checks: verdict.checks.map((check) => ({
      name: checkName(check, words),
      ok: check.ok,
      text: findingText(check, words),
    })),
    made:
      file.generatedAt === null ? null : words.made.replace('{when}', momentText(file.generatedAt, locale)),
  };
};
