import type { BreachId, BreachRisk, ShopId, StaffId } from '../../protocol/vocabulary.ts';

/** What may have been touched. */
export const BREACH_KINDS = ['leads', 'conversations', 'accounts'] as const;
export type BreachKind = (typeof BREACH_KINDS)[number];
export const BREACH_NATURES = ['confidentiality', 'integrity', 'availability'] as const;
export type BreachNature = (typeof BREACH_NATURES)[number];
/** Everything that was stored until the end, or what came in between beginning and end. */
export const BREACH_REACHES = ['stored', 'received'] as const;
export type BreachReach = (typeof BREACH_REACHES)[number];

/** The operator informs each controller within this time after discovery. Rule: SE-4. */
export const CONTROLLER_HOURS = 24;
/** The controller's own time, from when it knows (Art. 33(1)). */
export const AUTHORITY_HOURS = 72;
export const REGISTER_YEARS = 5;

/** An entry of the register of Art. 33(5): facts, effects, remedies; nothing about anybody. Rule: SE-4. */
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

/**
 * How the controller judged the risk for people, by whom and why: Art. 33(1) frees from telling the authority only where a
 * risk is unlikely, and Art. 33(5) wants that shown. Rule: SE-4.
 */
export type BreachAssessment = {
  readonly risk: BreachRisk;
  readonly reason: string;
  /** Id of the member of staff. */
  readonly by: StaffId;
  readonly at: Date;
};

/** Letters to a controller: none, in the outbox, taken by the mail server, one that could not be delivered. */
export type LetterState = 'none' | 'queued' | 'sent' | 'failed';

/** That it reaches a shop, and what became of it there; the list of people is made when the shop asks for it. */
export type BreachNotice = {
  readonly id: `brc_${string}`;
  readonly breachId: BreachId;
  readonly shopId: ShopId;
  /**
   * When the mail server took the first letter to the shop, or its people read of it in the console before that; of a breach
   * that the shop recorded itself, when it did.
   */
  readonly notifiedAt: Date | null;
  /** All of them, oldest first: a later one does not hide the earlier. */
  readonly assessments: readonly BreachAssessment[];
  readonly expiresAt: Date;
};

/**
 * When the controller became aware, from which its 72 hours count (Art. 33(1)): of a breach that it recorded itself, at
 * its discovery; of one that the operator found, when it was notified. Null: not notified yet. Rule: SE-4.
 */
export const awareAt = (
  { shopId, foundAt }: Pick<Breach, 'shopId' | 'foundAt'>,
  { notifiedAt }: Pick<BreachNotice, 'notifiedAt'>,
): Date | null => {
  if (shopId === null || notifiedAt === null) return notifiedAt;
  // Whoever records a breach knows of it, whatever time of discovery was typed.
  return foundAt < notifiedAt ? foundAt : notifiedAt;
};
