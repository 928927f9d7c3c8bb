import type { BlockDays, BlockId, BlockReason } from '../../protocol/inbox-lists.ts';
import type { ShopId } from '../../protocol/vocabulary.ts';
import { appendAndTell } from '../conversation/store-message.ts';
import type { CustomerFacts } from '../customer/customer.ts';
import { DAY_MS } from '../model/base/calendar.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { CustomerBlock, CustomerBlockStore } from '../model/block/customer-block.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { isBlocked } from '../model/conversation/reopen-until.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { Staff } from '../model/staff/staff.ts';
import { appendBlock, type BlockDeps } from './block-visitor.ts';

export type CustomerBlockDeps = BlockDeps & {
  customerBlocks: CustomerBlockStore;
  vault: Pick<FieldVault, 'subjectKey'>;
  readCustomer(scope: ShopScope, conversation: Conversation): Promise<CustomerFacts | null>;
};

/** Null: guest. */
const keyOf = async (deps: CustomerBlockDeps, scope: ShopScope, conversation: Conversation) => {
  const sub = (await deps.readCustomer(scope, conversation))?.sub ?? null;
  return sub === null ? null : deps.vault.subjectKey(scope, 'customer', sub);
};

/** Blocks the customer for some days. @throws DomainError invalid_request (guest) */
export const makeBlockCustomer =
  (deps: CustomerBlockDeps) =>
  async (
    scope: ShopScope,
    conversation: Conversation,
    reason: BlockReason,
    days: BlockDays,
  ): Promise<void> => {
    const key = await keyOf(deps, scope, conversation);
    if (key === null)
      throw new DomainError('invalid_request', 'The shop vouches for no customer in this chat.', {
        fields: { customerDays: 'needs a customer who is signed in' },
      });
    const at = deps.clock.now();
    await deps.customerBlocks.put(scope, {
      ...{ id: deps.ids.next('blk'), shopId: scope.shopId, key, reason, at },
      expiresAt: new Date(at.getTime() + days * DAY_MS),
    });
  };

/** Lifts the customer's block, if any. */
export const makeUnblockCustomer =
  (deps: CustomerBlockDeps) =>
  async (scope: ShopScope, conversation: Conversation): Promise<void> => {
    const key = await keyOf(deps, scope, conversation);
    if (key !== null) await deps.customerBlocks.removeByKey(scope, key);
  };

/** Ends a blocked customer's conversation. */
export const makeHoldCustomerBlock =
  (deps: CustomerBlockDeps) =>
  async (scope: ShopScope, conversation: Conversation, key: string): Promise<void> => {
    const block = await deps.customerBlocks.find(scope, key);
    const at = deps.clock.now();
    if (block === null || block.expiresAt <= at || isBlocked(conversation)) return;
    const { shopId } = scope;
    await appendAndTell(deps, scope, {
      ...{ id: deps.ids.next('evt'), shopId, conversationId: conversation.id, ref: deps.ids.ref() },
      ...{ author: 'system', staffId: null, at },
      body: { kind: 'status', status: 'closed', block: block.reason },
    });
  };

/** Hidden from agencies without contract. */
const blocksOf = (access: Access, shopId: ShopId): ShopScope => {
  shopWith(access, shopId, 'read');
  return shopWith(access, shopId, 'settings').scope;
};

/** Current blocks. @throws DomainError not_found, forbidden */
export const makeListBlocks =
  (deps: CustomerBlockDeps) =>
  async (access: Access, shopId: ShopId): Promise<readonly CustomerBlock[]> => {
    const scope = blocksOf(access, shopId);
    const now = deps.clock.now();
    return (await deps.customerBlocks.list(scope)).filter(({ expiresAt }) => expiresAt > now);
  };

/**
 * Lifts the customer's and their chats' blocks.
 * @throws DomainError not_found, forbidden
 */
export const makeLiftBlock = (deps: CustomerBlockDeps) => {
  const freeChats = async (scope: ShopScope, key: string, by: Staff): Promise<void> => {
    for (const { id } of await deps.conversations.findBySubject(scope, key)) {
      // The row may be stale.
      const conversation = await deps.conversations.find(scope, id);
      if (conversation === null || !isBlocked(conversation)) continue;
      await appendBlock(deps, scope, conversation, { ref: deps.ids.ref(), after: null }, by, null);
      await deps.recordAct({
        actor: by.id,
        shopId: scope.shopId,
        action: 'conversation.unblock',
        target: conversation.id,
        outcome: 'ok',
        details: {},
      });
    }
  };
  return async (access: Access, shopId: ShopId, id: BlockId): Promise<void> => {
    const scope = blocksOf(access, shopId);
    const block = (await deps.customerBlocks.list(scope)).find((one) => one.id === id);
    if (block === undefined) throw notFound();
    // First, so that the call can be repeated.
    await freeChats(scope, block.key, access.staff);
    if (!(await deps.customerBlocks.remove(scope, id))) throw notFound();
    // Again: chats may have been added.
    await freeChats(scope, block.key, access.staff);
    await deps.recordAct({
      actor: access.staff.id,
      shopId,
      action: 'customer.unblock',
      target: id,
      outcome: 'ok',
      details: {},
    });
  };
};
