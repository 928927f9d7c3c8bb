import type { ConversationId, StaffId } from '../../protocol/vocabulary.ts';
import { type AgreementGate, requireAgreement } from '../model/agreement/agreement-gate.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { storedNow } from '../model/conversation/stored-now.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Note } from '../model/note/note.ts';
import type { NoteStore } from '../model/note/note-store.ts';
import { type Staff, shownName } from '../model/staff/staff.ts';

export type NoteDeps = {
  notes: NoteStore;
  conversations: Pick<ConversationStore, 'current'>;
  agreementGate: AgreementGate;
  recordAct: RecordAct;
  clock: Clock;
  ids: Ids;
  bus: EventBus;
  findAssignee(staffId: StaffId, scope: ShopScope): Promise<Staff>;
};
export type NewNote = { ref: string; text: string; mentions: readonly StaffId[] };

/**
 * Stores a note; no contact, retention unchanged. Rule: D7.
 * @throws DomainError not_found for a mentioned person without the right or an erased conversation;
 * dpa_required
 */
export const makeWriteNote =
  (deps: NoteDeps) =>
  async (scope: ShopScope, author: Staff, conversation: Conversation, given: NewNote): Promise<Note> => {
    await requireAgreement(deps, scope);
    const mentions = [...new Set(given.mentions)];
    for (const staffId of mentions) await deps.findAssignee(staffId, scope);
    const note: Note = {
      id: deps.ids.next('nte'),
      shopId: scope.shopId,
      conversationId: conversation.id,
      ref: given.ref,
      staffId: author.id,
      name: shownName(author),
      text: given.text,
      at: deps.clock.now(),
      mentions,
      unseenBy: mentions.filter((staffId) => staffId !== author.id),
      expiresAt: conversation.expiresAt,
    };
    if (!(await deps.notes.insert(scope, note))) return stored(deps, scope, note);
    await takeBackIfGone(deps, scope, conversation.id);
    await deps.recordAct({
      actor: author.id,
      shopId: scope.shopId,
      action: 'note.add',
      target: conversation.id,
      outcome: 'ok',
      details: { mentions: mentions.length },
    });
    deps.bus.publish({ type: 'note.added', shopId: scope.shopId, note });
    return note;
  };

/** A concurrent erasure may have missed this note. Rule: RT-2. */
const takeBackIfGone = async (deps: NoteDeps, scope: ShopScope, id: ConversationId): Promise<void> => {
  if ((await storedNow(deps.conversations, scope, id)) !== null) return;
  await deps.notes.removeByConversation(scope, id);
  throw notFound();
};

/** First stored note; undefined: erased. */
const stored = async (deps: NoteDeps, scope: ShopScope, { conversationId, ref }: Note): Promise<Note> => {
  const notes = await deps.notes.listByConversation(scope, conversationId);
  const first = notes.find((one) => one.ref === ref);
  if (first === undefined) throw notFound();
  return first;
};
