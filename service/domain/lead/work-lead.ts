import type { LeadState, StaffId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { isOpenLead, type Lead, receiptEnd, receiptHashOf } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore, UndoneContact } from '../model/lead/lead-store.ts';

/** Assignee null: none. */
export type LeadMove =
  | { readonly state: LeadState; readonly undo?: Date }
  | { readonly assigneeId: StaffId | null }
  | { readonly answerSentAt: Date };

/** `new` has no assignee, work in progress has one; answered and closed leads stay so when reassigned. */
export const movedLead = (
  { state, assigneeId }: Pick<Lead, 'state' | 'assigneeId'>,
  by: StaffId,
  move: LeadMove,
): Pick<Lead, 'state' | 'assigneeId'> => {
  if ('assigneeId' in move) {
    if (!isOpenLead({ state })) return { state, assigneeId: move.assigneeId };
    return { state: move.assigneeId === null ? 'new' : 'in_work', assigneeId: move.assigneeId };
  }
  if ('answerSentAt' in move)
    return { state: state === 'closed' ? state : 'answered', assigneeId: assigneeId ?? by };
  return { state: move.state, assigneeId: move.state === 'new' ? null : (assigneeId ?? by) };
};

const isContact = (before: LeadState, after: LeadState): boolean =>
  before !== after &&
  (after === 'answered' || (isOpenLead({ state: after }) && !isOpenLead({ state: before })));

/** Time to undo a step, in milliseconds. */
const UNDO_MS = 600_000;

const undoneContact = (
  { history, lastContactAt }: Pick<Lead, 'history' | 'lastContactAt'>,
  by: StaffId,
  undo: Date,
  now: Date,
): UndoneContact | null => {
  const step = history.at(-1);
  if (step?.before === undefined || step.by !== by || step.at.getTime() !== undo.getTime()) return null;
  if (lastContactAt.getTime() !== undo.getTime() || now.getTime() - undo.getTime() >= UNDO_MS) return null;
  return { at: undo, before: step.before };
};

/**
 * Records a step. A contact restarts retention, unless consent was asked again; undo restores it. Rules:
 * RE-1, RE-2, CO-6.
 * @throws DomainError not_found, conflict (in quarantine)
 */
export const makeWorkLead =
  (deps: {
    leads: LeadStore;
    receipts: ReceiptStore;
    digest: Digest;
    clock: Clock;
    bus: EventBus;
    isAskedAgain(scope: ShopScope, lead: Pick<Lead, 'consentEventId'>): Promise<boolean>;
  }) =>
  async (lead: Lead, by: StaffId, move: LeadMove): Promise<Lead> => {
    if (lead.quarantine !== null)
      throw new DomainError('conflict', 'This message is in the quarantine. Say first that it is not spam.');
    const scope = scopeOfShop(lead.shopId);
    const next = movedLead(lead, by, move);
    const isAnswer = 'answerSentAt' in move;
    if (!isAnswer && next.state === lead.state && next.assigneeId === lead.assigneeId) return lead;
    const at = isAnswer ? move.answerSentAt : deps.clock.now();
    const undo = 'state' in move ? move.undo : undefined;
    const undone = undo === undefined ? null : undoneContact(lead, by, undo, at);
    const isReached = undo === undefined && (isAnswer || isContact(lead.state, next.state));
    const isNewPeriod = isReached && !(await deps.isAskedAgain(scope, lead));
    const { lastContactAt, expiresAt } = lead;
    const step = { at, by, ...next, ...(isNewPeriod && { before: { lastContactAt, expiresAt } }) };
    const moved = await deps.leads.addStep(scope, lead.id, step, isNewPeriod, undone ?? undefined);
    if (moved === null) throw notFound();
    if (moved.expiresAt > step.at || undone !== null)
      await deps.receipts.setExpiry(scope, receiptHashOf(deps.digest, lead.id), receiptEnd(moved.expiresAt));
    deps.bus.publish({ type: 'lead.changed', shopId: lead.shopId, leadId: lead.id });
    return moved;
  };
