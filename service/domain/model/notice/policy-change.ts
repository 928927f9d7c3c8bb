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

/** Old consents stay valid until the decision. */
export type PolicyChange = {
  readonly id: PolicyChangeId;
  readonly shopId: ShopId;
  /** Page language. */
  readonly locale: Locale;
  readonly title: string;
  readonly url: string;
  readonly fromSha256: string;
  readonly toSha256: string;
  readonly fromNoticeId: NoticeId;
  readonly toNoticeId: NoticeId;
  readonly changedAt: Date;
  /** Null before the decision. */
  readonly choice: PolicyChoice | null;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Date | null;
  /** Under the old or earlier text, at the decision. */
  readonly leads: number;
  readonly cards: number;
  readonly subscriptions: number;
  /** Last processed lead id. */
  readonly cursor: LeadId | null;
  /** To be retried; absent: none. */
  readonly failed?: readonly LeadId[];
  /** By mail or receipt. */
  readonly reached: number;
  /** Delivered; null: old decision. */
  readonly mailed: number | null;
  /** For takeover. Null with a cursor: awaiting mails. */
  readonly workedAt: Date | null;
  readonly doneAt: Date | null;
};

export type PolicyStep = Pick<PolicyChange, 'fromSha256' | 'toSha256'>;

export type PolicyChangeStore = {
  /** Keeps the first. */
  insert(scope: ShopScope, change: PolicyChange): Promise<void>;
  get(scope: ShopScope, id: PolicyChangeId): Promise<PolicyChange | null>;
  /** Newest first, at most 100. */
  list(scope: ShopScope): Promise<readonly PolicyChange[]>;
  /** By shop; omits zeros. */
  countUndecided(scope: ShopsScope): Promise<ReadonlyMap<ShopId, number>>;
  /** All changes, unordered. */
  steps(scope: ShopScope): Promise<readonly PolicyStep[]>;
  /** False when already decided. */
  decide(
    scope: ShopScope,
    id: PolicyChangeId,
    decision: Pick<
      PolicyChange,
      'choice' | 'decidedBy' | 'decidedAt' | 'leads' | 'cards' | 'subscriptions' | 'doneAt'
    >,
  ): Promise<boolean>;
  /** Stores the progress. */
  advance(
    scope: ShopScope,
    id: PolicyChangeId,
    progress: Pick<PolicyChange, 'cursor' | 'failed' | 'reached' | 'workedAt' | 'doneAt'>,
  ): Promise<void>;
  /** No-op when null. */
  countMailed(scope: ShopScope, id: PolicyChangeId): Promise<void>;
};

export const ASK_AGAIN_DAYS = 30;

/** Differences between notice versions. */
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

/** Changed aspects; `wording` without another. */
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
