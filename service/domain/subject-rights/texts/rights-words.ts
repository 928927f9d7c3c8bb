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

/** Words of the rights desk that a visitor reads. */
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
  /** Where a lead stood after a step. */
  leadStates: Record<LeadState, string>;
  /** Somebody had it then; who is not told. */
  withSomebody: string;
  /** Heading of internal notes whose words the shop sends itself. */
  notesFollow: string;
  /** Heading of chats and forms of which the shop looks first whether they are the person's. */
  typedFollow: string;
  /** Where the bytes of a picture or file are: with the shop, or at the link of the answer. */
  fileContent: { byShop: string; byLink(day: string): string };
  /** That a number beside an address found nothing by itself: heading in the response, and what a shop's tools show. */
  /** What an erasure by the shop server tells the shop: so many chats and forms were left. */
  typedUnerased: (count: number) => string;
  phoneUnsearched: { answer: string; erasure: string };
  /** What the store said of its customer. */
  customerWords: {
    guest: string;
    signedIn(sub: string): string;
    cart(items: number, total: string): string;
    order(number: string): string;
  };
  /** Why the shop takes nothing more from the person in a chat. */
  blockReasons: Record<BlockReason, string>;
  bases: Record<LeadBasis, string>;
  /** Why a form was taken for spam. */
  suspicionReasons: Record<SuspicionRule, string>;
  authors: Record<Author, string>;
  actions: Record<ConsentEvent['action'], string>;
  /** By code of the purpose; a card's purpose has the shop's own words in its notice. */
  purposes: Readonly<Record<string, string>>;
  /** Why something stays after an erasure. */
  retained: Record<RetainedReason, string>;
  /** Names of what can be asked for, as they stand in a sentence. */
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
  /** The page behind the link in the mail. */
  page: {
    question: Record<SubjectRequestKind, { title: string; paragraphs: readonly string[]; button: string }>;
    answerReady: { title: string; paragraphs: readonly string[] };
    openAnswer: string;
    erased: { title: string; removed(count: number): string };
    registered: { title: string; text(shop: string, due: string): string };
    /** The address was typed in chats or forms, which may be somebody else's. */
    typedFirst: { access(due: string): string; erasure: string };
  };
  mails: Readonly<Record<'confirmation' | 'answer' | 'erased' | 'due', MailWords>>;
};
