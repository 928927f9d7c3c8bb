import type {
  LeadId,
  Locale,
  NoticeId,
  PolicyChangeId,
  PolicyChoice,
  ShopId,
  StaffId,
} from '../../../protocol/vocabulary.ts';
import type { ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { NoticeContent } from './notice.ts';

/**
 * The text of the bound page changed. Consents under the old text stand until the owner decides; the decision is kept
 * with who and when.
 */
export type PolicyChange = {
  readonly id: PolicyChangeId;
  readonly shopId: ShopId;
  /** Language of the page. */
  readonly locale: Locale;
  readonly title: string;
  readonly url: string;
  readonly fromSha256: string;
  readonly toSha256: string;
  readonly fromNoticeId: NoticeId;
  readonly toNoticeId: NoticeId;
  readonly changedAt: Date;
  /** Null until somebody decides. */
  readonly choice: PolicyChoice | null;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Date | null;
  /** Leads, cards and subscriptions that it concerned when it was decided: under the old text or one before it. */
  readonly leads: number;
  readonly cards: number;
  readonly subscriptions: number;
  /** How far the decision was carried out: the last lead that it reached, by id. */
  readonly cursor: LeadId | null;
  /** Leads up to there that could not be read or told, and are tried again; absent for none. */
  readonly failed?: readonly LeadId[];
  /** Leads that were gone through: a mail to the person was made, or the receipt alone says it where there is no address. */
  readonly reached: number;
  /** People whose mail a mail server took; null for decisions from before this was counted. */
  readonly mailed: number | null;
  /** When it was last worked on; a run that stopped is taken up by another. Null with a cursor: it waits for mails. */
  readonly workedAt: Date | null;
  readonly doneAt: Date | null;
};

/** From which text to which a change went. */
export type PolicyStep = Pick<PolicyChange, 'fromSha256' | 'toSha256'>;

export type PolicyChangeStore = {
  /** Keeps the first one of an id. */
  insert(scope: ShopScope, change: PolicyChange): Promise<void>;
  get(scope: ShopScope, id: PolicyChangeId): Promise<PolicyChange | null>;
  /** Newest first, at most 100. */
  list(scope: ShopScope): Promise<readonly PolicyChange[]>;
  /** How many have no decision, by shop; a shop without any is missing. */
  countUndecided(scope: ShopsScope): Promise<ReadonlyMap<ShopId, number>>;
  /** From which text to which every change went, in no order; all, since a text can lead over any number of them. */
  steps(scope: ShopScope): Promise<readonly PolicyStep[]>;
  /** Writes the decision; false when there is one already. */
  decide(
    scope: ShopScope,
    id: PolicyChangeId,
    decision: Pick<
      PolicyChange,
      'choice' | 'decidedBy' | 'decidedAt' | 'leads' | 'cards' | 'subscriptions' | 'doneAt'
    >,
  ): Promise<boolean>;
  /** Writes how far it was carried out. */
  advance(
    scope: ShopScope,
    id: PolicyChangeId,
    progress: Pick<PolicyChange, 'cursor' | 'failed' | 'reached' | 'workedAt' | 'doneAt'>,
  ): Promise<void>;
  /** Counts one more person in `mailed`; does nothing where that is null. */
  countMailed(scope: ShopScope, id: PolicyChangeId): Promise<void>;
};

/** A lead whose consent is to be renewed waits this long for the reply, unless it expires earlier. */
export const ASK_AGAIN_DAYS = 30;

/** What differs between two versions of a notice, for the timeline. */
export const NOTICE_ASPECTS = [
  'policy_text',
  'policy_page',
  'basis',
  'fields',
  'controller',
  'retention',
  'recipients',
  'wording',
] as const;
export type NoticeAspect = (typeof NOTICE_ASPECTS)[number];

/** Which aspects make `after` another notice than `before`; `wording` when nothing else explains it. */
export const noticeAspects = (before: NoticeContent, after: NoticeContent): NoticeAspect[] => {
  const differ = (pick: (content: NoticeContent) => unknown): boolean =>
    JSON.stringify(pick(before)) !== JSON.stringify(pick(after));
  const checks: readonly [NoticeAspect, boolean][] = [
    ['policy_text', differ(({ policy }) => policy?.contentSha256 ?? null)],
    [
      'policy_page',
      differ(({ policy }) => (policy === null ? null : [policy.url, policy.title, policy.locale])),
    ],
    ['basis', differ(({ purposes }) => purposes.map(({ code, basis }) => [code, basis]))],
    ['fields', differ(({ fields }) => fields)],
    ['controller', differ(({ controller }) => controller)],
    ['retention', differ(({ retentionText }) => retentionText)],
    ['recipients', differ(({ recipients }) => recipients)],
  ];
  const found = checks.filter(([, isOther]) => isOther).map(([aspect]) => aspect);
  return found.length === 0 ? ['wording'] : found;
};
