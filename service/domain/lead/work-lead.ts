import type { LeadState, StaffId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { Clock, Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { isOpenLead, type Lead, receiptEnd, receiptHashOf } from '../model/lead/lead.ts';
import type { LeadStore, ReceiptStore, UndoneContact } from '../model/lead/lead-store.ts';

/**
 * What is done with a lead: it gets a state, goes to somebody (null: back to those nobody took), or an answer by mail
 * was sent.
 */
export type LeadMove =
  /** `undo`: the moment of the step that is taken back by it. */
  | { readonly state: LeadState; readonly undo?: Date }
  | { readonly assigneeId: StaffId | null }
  | { readonly answerSentAt: Date };

/**
 * How a lead stands after a move. `new` is what nobody has taken, so it has no assignee, and what is in work has one:
 * whoever says so. A lead that was answered or closed keeps its state when it goes to somebody else, and a closed one when
 * the mail of its answer leaves late.
 */
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

/** An answer, or taking up again what was finished. Taking a lead or closing it reaches nobody. */
const isContact = (before: LeadState, after: LeadState): boolean =>
  before !== after &&
  (after === 'answered' || (isOpenLead({ state: after }) && !isOpenLead({ state: before })));

/**
 * Within this time somebody takes back what they have pressed, in milliseconds; later it is a step of its own. Long,
 * because *Undo* stays on the screen for as long as somebody is at it.
 */
const UNDO_MS = 600_000;

/**
 * The contact that was nobody's: the newest step, by the same person and lately. Null when that step was none, or
 * there was another contact since.
 */
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
 * One step of the work on a lead, written down with who and when. After a contact its period counts anew from now, as
 * its notice said, and so does the receipt, which must work for as long as the lead is there. A lead that was asked for
 * consent again keeps its end: its person was told that day. A move that changes nothing leaves no step,
 * but each sent answer is one. Taking back what was pressed by mistake is no contact, and takes the new period back that
 * the press began. Rules: RE-1, RE-2, CO-6.
 * @throws DomainError not_found, conflict (in the quarantine)
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
    // The receipt of a lead that is held beyond its end is kept by the run of receipts.
    if (moved.expiresAt > step.at || undone !== null)
      await deps.receipts.setExpiry(scope, receiptHashOf(deps.digest, lead.id), receiptEnd(moved.expiresAt));
    deps.bus.publish({ type: 'lead.changed', shopId: lead.shopId, leadId: lead.id });
    return moved;
  };
