import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import { NAMED_KINDS, previewOf, WRITTEN_KINDS } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import { keysToAdd } from '../../../domain/model/conversation/subject-keys.ts';
import { lastContactOf, promisedConversationEnd } from '../../../domain/model/retention/retention.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { allShops } from '../base/reach.ts';
import type { ConversationCore } from './conversation-core.ts';
import type { MemoryEntry } from './conversation-memory.ts';
export const makeConversationChanges = ({
  tables,
  reader,
  cache,
  patch,
  inTurn,
  changeFrom,
  noteForScreens,
}: ConversationCore): Pick<
  ConversationStore,
  'setCustomer' | 'rewrite' | 'setPage' | 'addSubjectKeys' | 'setMarks' | 'forgetStaff'
> => {
  const { conversations, events } = tables;
  const rewriteAlone = async (
    entry: MemoryEntry,
    scope: ShopScope,
    seq: number,
    text: string,
  ): Promise<boolean> => {
    const { id } = entry;
    const at = { conversationId: id, seq, 'body.kind': { $in: WRITTEN_KINDS } };
    if (!(await events.update(scope, at, { $set: { 'body.text': text } }))) return false;
    const last = await reader.newestMessage(scope, id);
    const preview = previewOf(last === null ? [] : [last]);
    // A pending write could restore the old text.
    patch(id, { preview });
    await cache.writeUnderWay();
    await conversations.update(scope, { _id: id }, { $set: { preview } });
    await noteForScreens(scope, id);
    return true;
  };
  /** Serialised. */
  const addKeysAlone = async (
    scope: ShopScope,
    id: ConversationId,
    subjectKeys: readonly string[],
  ): Promise<void> => {
    if (subjectKeys.length === 0) return;
    await changeFrom(scope, id, (known) => {
      const added = keysToAdd(known, subjectKeys);
      const expiresAt = promisedConversationEnd(known.promisedDays, subjectKeys, lastContactOf(known));
      return {
        change: { $addToSet: { subjectKeys: { $each: added } }, $set: { expiresAt, searched: null } },
        changes: { subjectKeys: [...known.subjectKeys, ...added], expiresAt },
      };
    });
  };
  return {
    async setCustomer(scope, id, customer) {
      const isThere = await conversations.update(scope, { _id: id }, { $set: { customer } });
      if (isThere) patch(id, { customer });
    },
    rewrite: (scope, id, seq, text) => inTurn(id, (entry) => rewriteAlone(entry, scope, seq, text)),
    async setPage(scope, id, page, product) {
      const isThere = await conversations.update(scope, { _id: id }, { $set: { page, product } });
      if (isThere) patch(id, { page, product: frozenCopy(product) });
    },
    addSubjectKeys: (scope, id, subjectKeys) => inTurn(id, () => addKeysAlone(scope, id, subjectKeys)),
    async setMarks(scope, id, marks) {
      const isThere = await conversations.update(scope, { _id: id }, { $set: marks });
      if (isThere) patch(id, marks);
      if (isThere && marks.restrictedAt !== undefined) await noteForScreens(scope, id);
      return isThere;
    },
    forgetStaff: makeForgetStaff(tables),
  };
};

const makeForgetStaff =
  ({ conversations, events }: ConversationCore['tables']): ConversationStore['forgetStaff'] =>
  async (service, staffId) => {
    const everywhere = allShops(service);
    const named = { $in: NAMED_KINDS };
    await events.updateAll(everywhere, { staffId, 'body.kind': named }, { $set: { 'body.name': '' } });
    await events.updateAll(
      everywhere,
      { 'body.assignedTo.staffId': staffId },
      { $set: { 'body.assignedTo.name': '' } },
    );
    await conversations.updateAll(
      everywhere,
      { 'assignedTo.staffId': staffId },
      { $set: { 'assignedTo.name': '' } },
    );
  };
