import type { LeadField, Locale, NoticeId, SubjectRequestId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';

/** Rule: PR-1, never over two shops. */
export type Subject = {
  /** See `FieldVault.subjectKey`. */
  readonly subjectKeys: readonly string[];
  /** Includes leads and conversations without an address. */
  readonly refs: readonly string[];
  /** Null: keys only, after a restart. */
  readonly email: string | null;
  readonly phone: string | null;
  /** Not a key, not searched. Absent: verified. */
  readonly isPhoneUnchecked?: true;
  /** Found by text only; excluded until reviewed. Absent: none. */
  readonly typedAlone?: readonly string[];
  /** Newer than the repeated erasure; excluded. Absent: not a repetition. */
  readonly addedSince?: readonly string[];
  /** Already searched. */
  readonly isInNoText?: true;
};

/** Whether to search others' texts. */
export const mayStandInTexts = ({
  subjectKeys,
  email,
  phone,
  isPhoneUnchecked,
  isInNoText,
}: Subject): boolean =>
  isInNoText !== true &&
  (subjectKeys.length > 0 || email !== null || (phone !== null && isPhoneUnchecked !== true));

/** `key`: machine name. */
export type SubjectField = { readonly key: string; readonly label: string; readonly value: string };
export type SubjectItem = {
  readonly id: string;
  readonly fields: readonly SubjectField[];
  /** Adds its text and recipients. */
  readonly noticeId?: NoticeId | null;
};
/** Rule: RT-1. */
export type SubjectSection = {
  /** Machine name; may repeat. */
  readonly group: string;
  readonly label: string;
  readonly items: readonly SubjectItem[];
  /** Localised reason; null: erased. */
  readonly retained: string | null;
};

/** Text in `texts/`. */
export const RETAINED_REASONS = [
  /** Art. 17(3)(e): until the proof expires. */
  'proof',
  /** Art. 21(3). */
  'suppression',
  /** Art. 17(3)(e): legal hold. */
  'hold',
  /** Art. 12. */
  'register',
  /** While a consent refers to it. */
  'notice',
] as const;
export type RetainedReason = (typeof RETAINED_REASONS)[number];

export type Erasure = {
  readonly removed: number;
  readonly retained: readonly {
    readonly count: number;
    readonly reason: RetainedReason;
    /** Latest; null: open. */
    readonly until: Date | null;
  }[];
};

/** Erasure result for held records. */
export const keptByHold = (count: number): Erasure['retained'] =>
  count === 0 ? [] : [{ count, reason: 'hold', until: null }];

export type SubjectRecord = { readonly id: string; readonly isRestricted: boolean };

/** Null removes the field. */
export type Rectification = { readonly field: LeadField; readonly value: string | null };

/** A module's personal data, registered in `subject-sources.ts`. Rules: RT-1…4. */
export type SubjectSource = {
  /** Unique machine name. */
  readonly name: string;
  /**
   * Number of records.
   * @param beside request excluded with its links and mails
   */
  count(scope: ShopScope, subject: Subject, beside?: SubjectRequestId): Promise<number>;
  /** Oldest first, including restricted and held. */
  collect(scope: ShopScope, subject: Subject, locale: Locale): Promise<readonly SubjectSection[]>;
  /**
   * Up to `at`; idempotent; `email` and `phone` may be null. Publishes events.
   * @param actor staff id, `visitor`, `store` or `system`
   */
  erase(scope: ShopScope, subject: Subject, at: Date, actor: string): Promise<Erasure>;
  /** Ids stay valid when corrections change keys. */
  records?(scope: ShopScope, subject: Subject): Promise<readonly SubjectRecord[]>;
  /** Hides records and freezes retention; null lifts it. Returns how many. */
  restrict?(scope: ShopScope, subject: Subject, at: Date | null): Promise<number>;
  /**
   * Returns how many; idempotent.
   * @param actor for signed entries
   */
  rectify?(scope: ShopScope, subject: Subject, change: Rectification, actor: string): Promise<number>;
};

/** Distinct rows in order. */
export const eachOnce = <T extends { readonly id: string }>(found: readonly (readonly T[])[]): T[] => [
  ...new Map(found.flat().map((row) => [row.id, row])).values(),
];

/** Limit of a repeated erasure; undefined: none. */
export const endOfRepeat = ({ addedSince }: Pick<Subject, 'addedSince'>, at: Date): Date | undefined =>
  addedSince === undefined ? undefined : at;

/** Whether a record is excluded, as possibly another person's. */
export const isLeftOut = (
  { typedAlone, addedSince }: Pick<Subject, 'typedAlone' | 'addedSince'>,
  id: string,
): boolean => typedAlone?.includes(id) === true || addedSince?.includes(id) === true;

/**
 * Distinct rows without excluded ones.
 * @param found one list per key
 */
export const rowsOf = <T extends { readonly id: string }>(
  subject: Subject,
  found: readonly (readonly T[])[],
  named: readonly T[],
): T[] => eachOnce([...found.map((rows) => rows.filter(({ id }) => !isLeftOut(subject, id))), named]);

/** Field of an item; empty without a value. */
export const field = (key: string, label: string, value: string | Date | null | undefined): SubjectField[] =>
  value === null || value === undefined || value === ''
    ? []
    : [{ key, label, value: typeof value === 'string' ? value : value.toISOString() }];
