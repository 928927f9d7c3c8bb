import type { BreachId, BreachRisk, ShopId, StaffId } from '../../protocol/vocabulary.ts';

export const BREACH_KINDS = ['leads', 'conversations', 'accounts'] as const;
export type BreachKind = (typeof BREACH_KINDS)[number];
export const BREACH_NATURES = ['confidentiality', 'integrity', 'availability'] as const;
export type BreachNature = (typeof BREACH_NATURES)[number];
/** `stored`: everything until the end; `received`: between beginning and end. */
export const BREACH_REACHES = ['stored', 'received'] as const;
export type BreachReach = (typeof BREACH_REACHES)[number];

/** From discovery. Rule: SE-4. */
export const CONTROLLER_HOURS = 24;
/** From awareness (Art. 33(1)). */
export const AUTHORITY_HOURS = 72;
export const REGISTER_YEARS = 5;

/** Register of Art. 33(5); no personal data. Rule: SE-4. */
export type Breach = {
  readonly id: BreachId;
  /** Null: found by the operator. */
  readonly shopId: ShopId | null;
  readonly kinds: readonly BreachKind[];
  readonly natures: readonly BreachNature[];
  readonly reach: BreachReach;
  readonly from: Date;
  readonly to: Date;
  readonly foundAt: Date;
  readonly what: string;
  readonly consequences: string;
  readonly measures: string;
  readonly openedAt: Date;
  readonly openedBy: string;
  readonly state: 'open' | 'notified' | 'closed';
  readonly expiresAt: Date;
};

/** Required by Art. 33(1) and (5). Rule: SE-4. */
export type BreachAssessment = {
  readonly risk: BreachRisk;
  readonly reason: string;
  readonly by: StaffId;
  readonly at: Date;
};

/** `sent`: taken by the server; `failed`: undeliverable. */
export type LetterState = 'none' | 'queued' | 'sent' | 'failed';

export type BreachNotice = {
  readonly id: `brc_${string}`;
  readonly breachId: BreachId;
  readonly shopId: ShopId;
  /** First letter taken, or read in the console. */
  readonly notifiedAt: Date | null;
  /** Oldest first. */
  readonly assessments: readonly BreachAssessment[];
  readonly expiresAt: Date;
};

/** Start of the 72 hours (Art. 33(1)); null: not notified. Rule: SE-4. */
export const awareAt = (
  { shopId, foundAt }: Pick<Breach, 'shopId' | 'foundAt'>,
  { notifiedAt }: Pick<BreachNotice, 'notifiedAt'>,
): Date | null => {
  if (shopId === null || notifiedAt === null) return notifiedAt;
  return foundAt < notifiedAt ? foundAt : notifiedAt;
};
