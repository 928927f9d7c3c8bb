import type { Author, LeadBasis, LeadField, Locale } from '../../../protocol/vocabulary.ts';
import type { ConsentEvent } from '../../consent/consent.ts';
import type { RetainedReason } from '../subject-source.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** Words of the rights desk that a visitor reads. */
export type RightsWords = {
  groups: Record<
    'leads' | 'conversations' | 'consents' | 'mails' | 'marketing' | 'suppressions' | 'notices' | 'about',
    string
  >;
  fields: Record<
    | LeadField
    | 'reference'
    | 'createdAt'
    | 'message'
    | 'page'
    | 'basis'
    | 'noticeId'
    | 'keptUntil'
    | 'openedAt'
    | 'conversationId'
    | 'at'
    | 'author'
    | 'text'
    | 'to'
    | 'subject'
    | 'action'
    | 'purpose'
    | 'occurredAt'
    | 'method'
    | 'subjectKey'
    | 'signature',
    string
  >;
  bases: Record<LeadBasis, string>;
  authors: Record<Author, string>;
  actions: Record<ConsentEvent['action'], string>;
  /** By code of the purpose; a card's purpose has the shop's own words in its notice. */
  purposes: Readonly<Record<string, string>>;
  /** Why something stays after an erasure. */
  retained: Record<RetainedReason, string>;
};

const WORDS: Record<Locale, RightsWords> = { pl, en, de };
export const rightsWords = (locale: Locale): RightsWords => WORDS[locale];
