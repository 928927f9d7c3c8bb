import type { BlockReason, SuspicionRule } from '../../../protocol/inbox-lists.ts';
import type {
  Author,
  LeadBasis,
  LeadField,
  LeadState,
  SubjectRequestKind,
} from '../../../protocol/vocabulary.ts';
import type { ConsentEvent } from '../../model/consent/consent.ts';
import type { RetainedReason } from '../../model/erasure/subject-source.ts';
import type { MailWords } from '../../model/mail/mail-words.ts';

export type RightsWords = {
  groups: Record<
    | 'leads'
    | 'cards'
    | 'attachments'
    | 'conversations'
    | 'mentions'
    | 'notes'
    | 'tags'
    | 'consents'
    | 'mails'
    | 'marketing'
    | 'suppressions'
    | 'notices'
    | 'confirmations'
    | 'requests'
    | 'readings',
    string
  >;
  fields: Record<
    | LeadField
    | 'reference'
    | 'answer'
    | 'answeredAt'
    | 'createdAt'
    | 'message'
    | 'page'
    | 'product'
    | 'basis'
    | 'noticeId'
    | 'textByMail'
    | 'byMail'
    | 'keptUntil'
    | 'suspicions'
    | 'leadStep'
    | 'openedAt'
    | 'conversationId'
    | 'customer'
    | 'blocked'
    | 'at'
    | 'author'
    | 'text'
    | 'file'
    | 'bytes'
    | 'content'
    | 'to'
    | 'subject'
    | 'action'
    | 'purpose'
    | 'occurredAt'
    | 'method'
    | 'subjectKey'
    | 'disclosure'
    | 'signature'
    | 'shownSince'
    | 'retention'
    | 'recipients'
    | 'policy'
    | 'receivedAt'
    | 'kind'
    | 'closedAt'
    | 'reader'
    | 'lastAt'
    | 'times',
    string
  >;
  leadStates: Record<LeadState, string>;
  /** Unnamed assignee. */
  withSomebody: string;
  /** Notes sent by the shop. */
  notesFollow: string;
  /** Records under review. */
  typedFollow: string;
  /** Location of a file. */
  fileContent: { byShop: string; byLink(day: string): string };
  /** An unmatched phone number. */
  typedUnerased: (count: number) => string;
  phoneUnsearched: { answer: string; erasure: string };
  customerWords: {
    guest: string;
    signedIn(sub: string): string;
    cart(items: number, total: string): string;
    order(number: string): string;
  };
  blockReasons: Record<BlockReason, string>;
  bases: Record<LeadBasis, string>;
  suspicionReasons: Record<SuspicionRule, string>;
  authors: Record<Author, string>;
  actions: Record<ConsentEvent['action'], string>;
  purposes: Readonly<Record<string, string>>;
  retained: Record<RetainedReason, string>;
  /** Mid-sentence form. */
  kinds: Record<SubjectRequestKind, string>;
  answer: {
    title(shop: string): string;
    made: string;
    nothing: string;
    controller: string;
    recipients: string;
    howLong: string;
    exactDates: string;
    rights: string;
    rightsList: readonly string[];
    complaint(authority: string): string;
  };
  /** Page of the mailed link. */
  page: {
    question: Record<SubjectRequestKind, { title: string; paragraphs: readonly string[]; button: string }>;
    answerReady: { title: string; paragraphs: readonly string[] };
    openAnswer: string;
    erased: { title: string; removed(count: number): string };
    registered: { title: string; text(shop: string, due: string): string };
    typedFirst: { access(due: string): string; erasure: string };
  };
  mails: Readonly<Record<'confirmation' | 'answer' | 'erased' | 'due', MailWords>>;
};
