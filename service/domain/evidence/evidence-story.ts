import type { Locale } from '../../protocol/vocabulary.ts';
import { pageOf } from '../model/consent/consent-hash.ts';
import type { TextPart } from '../model/notice/notice.ts';
import type { EvidenceEvent, EvidenceFile, EvidenceSubject, EvidenceToVerify } from './evidence.ts';
import {
  byLink,
  checkName,
  confirmationText,
  findingText,
  type Note,
  notesOf,
  purposeOf,
  type ToldVerdict,
  verdictOf,
} from './evidence-verdict.ts';
import { momentText } from './moment-text.ts';
import { open, text, texts } from './open-value.ts';
import { shownParagraphs, wordsAlone } from './shown-text.ts';
import type { EvidenceWords } from './texts/evidence-catalog.ts';
import { evidenceCatalog } from './texts/evidence-catalog.ts';
import type { Verdict } from './verify-evidence.ts';

/** No markup. */
export type EvidenceStory = {
  title: string;
  subtitle: string;
  verdict: ToldVerdict;
  notes: Note[];
  facts: { term: string; text: string }[];
  history: { when: string; text: string }[];
  shown: { locale: string; paragraphs: TextPart[][] } | null;
  /** Null: none. Absent: unknown. */
  policy?: {
    title: string;
    url: string | null;
    /** Null: not kept. */
    snapshot: { text: string; kept: string } | null;
  } | null;
  prints: { term: string; value: string }[];
  checks: { name: string; ok: boolean; text: string }[];
  made: string | null;
};

/** Only the ticked channel. */
const fieldsOf = (grant: EvidenceEvent | null, named: readonly string[]): readonly string[] => {
  const channel = /^marketing_(.+)$/.exec(grant?.purpose ?? '')?.[1];
  return channel === undefined ? named : named.filter((field) => field === channel);
};

const subjectText = ({ kind, reference, state }: EvidenceSubject, words: EvidenceWords): string => {
  const named = kind === null ? '' : words.subject[kind];
  const detail = reference ?? (state === 'kept' ? '' : words.erasedSubject);
  return [named, detail].filter(Boolean).join(' · ');
};

const factsOf = (file: EvidenceFile, words: EvidenceWords, locale: Locale): EvidenceStory['facts'] => {
  const { subject, notice, events } = file.evidence;
  const content = open(notice?.content);
  const controller = open(content.controller);
  const grant = events.find((event) => event.action === 'granted' || event.action === 'informed') ?? null;
  const at = grant?.occurredAt ?? subject.createdAt;
  const whose = { email: words.whoEmail, phone: words.whoPhone, none: words.whoNone };
  const purpose = purposeOf(file.evidence, content.purposes);
  const fieldNames: Readonly<Record<string, string>> = words.fieldNames;
  const fields = fieldsOf(grant, texts(content.fields)).map((field) => fieldNames[field] ?? field);
  const facts: [string, string][] = [
    [words.subjectName, subjectText(subject, words)],
    [words.shop, file.shopName],
    [
      words.who,
      grant === null
        ? words.whoNone
        : grant.action === 'informed'
          ? words.whoAsked
          : whose[grant.subjectKind],
    ],
    [
      words.act,
      grant === null || grant.action === 'informed' ? words.acts.requested : words.acts.granted[grant.method],
    ],
    [words.when, at === null ? '' : `${momentText(at, locale)} (${words.clock})`],
    [words.confirmed, confirmationText(file.evidence, words, locale)],
    [
      words.whom,
      ['name', 'address', 'email']
        .map((key) => text(controller[key]))
        .filter(Boolean)
        .join(', '),
    ],
    [words.purpose, wordsAlone(text(purpose?.text))],
    [words.fields, fields.join(', ')],
    [words.box, grant?.control?.initialState === 'unchecked' ? words.boxEmpty : words.boxNone],
    [words.page, grant === null ? '' : text(pageOf(grant))],
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

/** A malformed file may mislead. */
const NOTHING: EvidenceToVerify = {
  subject: {
    kind: null,
    id: null,
    reference: null,
    basis: null,
    createdAt: null,
    state: 'expired',
    seq: null,
  },
  notice: null,
  events: [],
  policySnapshot: null,
  chain: [],
};

/**
 * Never throws.
 * @param file null: malformed
 */
export const evidenceStory = (file: EvidenceFile | null, verdict: Verdict, locale: Locale): EvidenceStory => {
  const words = evidenceCatalog[locale];
  const evidence = file?.evidence ?? NOTHING;
  const isTold = evidence.subject.state !== 'expired';
  const content = open(evidence.notice?.content);
  const policy = open(content.policy);
  const snapshot = evidence.policySnapshot;
  const hasPolicy = text(policy.url) !== '' || text(policy.title) !== '';
  return {
    title: words.title,
    subtitle: words.subtitle,
    verdict: verdictOf(evidence, verdict, words, locale),
    notes: file === null ? [] : notesOf(file, verdict, words, locale),
    facts:
      file === null
        ? []
        : isTold
          ? factsOf(file, words, locale)
          : [{ term: words.shop, text: file.shopName }],
    history: evidence.events.map((event) => ({
      when: momentText(event.occurredAt, locale),
      text:
        event.action === 'confirmed' && !byLink(event)
          ? words.confirmed
          : (words.actions[event.action] ?? text(event.action)),
    })),
    shown:
      text(content.textPlain) === ''
        ? null
        : {
            locale: text(content.locale) || 'en',
            paragraphs: shownParagraphs(text(content.textHtml), text(content.textPlain)),
          },
    ...(content.policy !== undefined && {
      policy: hasPolicy
        ? {
            title: text(policy.title) || text(policy.url),
            url: /^https?:\/\//.test(text(policy.url)) ? text(policy.url) : null,
            snapshot: snapshot && {
              text: snapshot.text,
              kept: words.policyText.replace('{when}', momentText(snapshot.fetchedAt, locale)),
            },
          }
        : null,
    }),
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
    made: file === null ? null : words.made.replace('{when}', momentText(file.whole.asOf.at, locale)),
  };
};
