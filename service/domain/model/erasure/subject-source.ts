import type { LeadField, Locale, NoticeId, SubjectRequestId } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';

/** One person in one shop, as somebody asked for him or her. Rule: PR-1, never over two shops. */
export type Subject = {
  /** Keys of the addresses (`FieldVault.subjectKey`). */
  readonly subjectKeys: readonly string[];
  /** Ids of leads and conversations that are this person's, though no address may stand in them. */
  readonly refs: readonly string[];
  /** As given; null after a restart or a restore, when only the keys are known. */
  readonly email: string | null;
  readonly phone: string | null;
  /**
   * The number stands in a form or an account beside an address or a customer number, and nobody has checked whose it
   * is: it is in no key and is looked for in no text. Absent: it finds what is under it.
   */
  readonly isPhoneUnchecked?: true;
  /**
   * Leads and conversations that would be found by an address in a text alone, and are left out: nobody has looked yet
   * whether they are the person's. Absent: none is left out.
   */
  readonly typedAlone?: readonly string[];
  /**
   * Leads and conversations that hold an address of the person only since the erasure that is repeated here; they are
   * left out. Absent: it is no repeated one.
   */
  readonly addedSince?: readonly string[];
  /** The texts of others were looked through for several persons at once: nothing of this one stands there. */
  readonly isInNoText?: true;
};

/** Whether the texts of others must be looked through for this person. */
export const mayStandInTexts = ({
  subjectKeys,
  email,
  phone,
  isPhoneUnchecked,
  isInNoText,
}: Subject): boolean =>
  isInNoText !== true &&
  (subjectKeys.length > 0 || email !== null || (phone !== null && isPhoneUnchecked !== true));

/** One value with its name in the language of the answer; `key` is the name that machines read. */
export type SubjectField = { readonly key: string; readonly label: string; readonly value: string };
export type SubjectItem = {
  readonly id: string;
  readonly fields: readonly SubjectField[];
  /** The notice that was shown: its words and recipients are added to the answer. */
  readonly noticeId?: NoticeId | null;
};
/** A part of the access answer. Rule: RT-1. */
export type SubjectSection = {
  /** Machine name, such as `leads`; several parts may share it. */
  readonly group: string;
  readonly label: string;
  readonly items: readonly SubjectItem[];
  /** Why it stays after an erasure, in the language of the answer; null: it goes. */
  readonly retained: string | null;
};

/** Why something outlives an erasure; each has its words in `texts/`. */
export const RETAINED_REASONS = [
  /** Art. 17(3)(e): the skeleton of a consent, until its proof has expired. */
  'proof',
  /** Art. 21(3): the mark that nothing may be sent to this address. */
  'suppression',
  /** Art. 17(3)(e): kept by the owner's order for a claim. */
  'hold',
  /** Art. 12: the register of requests. */
  'register',
  /** Not about a person: the shop's own words, kept while a consent points at them. */
  'notice',
] as const;
export type RetainedReason = (typeof RETAINED_REASONS)[number];

export type Erasure = {
  readonly removed: number;
  readonly retained: readonly {
    readonly count: number;
    readonly reason: RetainedReason;
    /** Last day of the longest one; null: until the reason ends. */
    readonly until: Date | null;
  }[];
};

/** What an erasure says of records that are on legal hold. */
export const keptByHold = (count: number): Erasure['retained'] =>
  count === 0 ? [] : [{ count, reason: 'hold', until: null }];

/** A record that can be restricted: its id, and whether it is hidden until somebody lifts that. */
export type SubjectRecord = { readonly id: string; readonly isRestricted: boolean };

/** A corrected field of the contact data; null removes it. */
export type Rectification = { readonly field: LeadField; readonly value: string | null };

/**
 * What one room keeps about a person. Every room that keeps anything registers a source in `subject-sources.ts`;
 * access, erasure, restriction and rectification go over all of them. Rules: RT-1…4.
 */
export type SubjectSource = {
  /** Machine name, unique. */
  readonly name: string;
  /**
   * How many records, without opening one.
   * @param beside a rights request of the person: it, its links and its mails are not counted
   */
  count(scope: ShopScope, subject: Subject, beside?: SubjectRequestId): Promise<number>;
  /** Everything there is, oldest first, restricted and held records too. */
  collect(scope: ShopScope, subject: Subject, locale: Locale): Promise<readonly SubjectSection[]>;
  /**
   * Removes what was created at or before `at`. Safe to interrupt and repeat. May run after a restore, when `email` and
   * `phone` are null. Publishes what open consoles and widgets have to forget.
   * @param actor who had it erased, as the register of requests names them: an id of staff, `visitor`, `store`, `system`
   */
  erase(scope: ShopScope, subject: Subject, at: Date, actor: string): Promise<Erasure>;
  /** The records that `restrict` reaches. A request keeps their ids, for a correction changes their keys. */
  records?(scope: ShopScope, subject: Subject): Promise<readonly SubjectRecord[]>;
  /** Hides the records from staff and freezes their time; null lifts it. Returns how many. */
  restrict?(scope: ShopScope, subject: Subject, at: Date | null): Promise<number>;
  /**
   * Corrects a field; returns how many records. Safe to interrupt and repeat.
   * @param actor who had it corrected, for what is signed about it
   */
  rectify?(scope: ShopScope, subject: Subject, change: Rectification, actor: string): Promise<number>;
};

/** Rows found under several keys, each once, in the order in which they were found. */
export const eachOnce = <T extends { readonly id: string }>(found: readonly (readonly T[])[]): T[] => [
  ...new Map(found.flat().map((row) => [row.id, row])).values(),
];

/**
 * Up to when mails, links and requests of the person go. Undefined: also those that were made while the erasure was
 * running. Where an erasure is repeated, newer ones are of what the person did since.
 */
export const endOfRepeat = ({ addedSince }: Pick<Subject, 'addedSince'>, at: Date): Date | undefined =>
  addedSince === undefined ? undefined : at;

/** Whether what the person's keys find is left out, because it is not the person's or may not be. */
export const isLeftOut = (
  { typedAlone, addedSince }: Pick<Subject, 'typedAlone' | 'addedSince'>,
  id: string,
): boolean => typedAlone?.includes(id) === true || addedSince?.includes(id) === true;

/**
 * Rows of a person, each once: those found under its keys, without what is left out of them, and those that it names.
 * @param found one list for each key
 */
export const rowsOf = <T extends { readonly id: string }>(
  subject: Subject,
  found: readonly (readonly T[])[],
  named: readonly T[],
): T[] => eachOnce([...found.map((rows) => rows.filter(({ id }) => !isLeftOut(subject, id))), named]);

/** A field of an item; empty when there is nothing to say. */
export const field = (key: string, label: string, value: string | Date | null | undefined): SubjectField[] =>
  value === null || value === undefined || value === ''
    ? []
    : [{ key, label, value: typeof value === 'string' ? value : value.toISOString() }];
