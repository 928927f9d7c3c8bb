import type { ShopScope } from '../../model/base/tenancy.ts';
import type { CustomerBlock, CustomerBlockStore } from '../../model/block/customer-block.ts';
import type { ConversationStore } from '../../model/conversation/conversation-store.ts';
import { eachOnce, field, type Subject, type SubjectSource } from '../../model/erasure/subject-source.ts';
import { rightsWords } from '../rights-texts.ts';
import { findConversations } from './conversation-source.ts';

export type BlockSourceDeps = {
  customerBlocks: Pick<CustomerBlockStore, 'find' | 'removeByKey'>;
  conversations: ConversationStore;
};

/** Blocks, found by customer number and named chats; erasure lifts them. Rules: RT-1, RT-2. */
export const makeBlockSource = (deps: BlockSourceDeps): SubjectSource => {
  const find = async (scope: ShopScope, subject: Subject): Promise<CustomerBlock[]> => {
    const chats = await findConversations(deps.conversations, scope, subject);
    const keys = new Set([...subject.subjectKeys, ...chats.flatMap(({ subjectKeys }) => subjectKeys)]);
    const found = await Promise.all([...keys].map((key) => deps.customerBlocks.find(scope, key)));
    return eachOnce([found.filter((block) => block !== null)]);
  };
  return {
    name: 'blocks',
    async count(scope, subject) {
      return (await find(scope, subject)).length;
    },
    async collect(scope, subject, locale) {
      const { groups, fields, blockReasons } = rightsWords(locale);
      const items = (await find(scope, subject)).map(({ id, at, expiresAt, reason }) => ({
        id,
        fields: [
          ...field('at', fields.at, at),
          ...field('blocked', fields.blocked, blockReasons[reason]),
          ...field('keptUntil', fields.keptUntil, expiresAt),
        ],
      }));
      return items.length === 0
        ? []
        : [{ group: 'conversations', label: groups.conversations, items, retained: null }];
    },
    async erase(scope, subject, at) {
      let removed = 0;
      for (const block of await find(scope, subject))
        if (block.at <= at && (await deps.customerBlocks.removeByKey(scope, block.key))) removed += 1;
      return { removed, retained: [] };
    },
  };
};
