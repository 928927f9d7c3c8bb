import { changeMailWay, mailWayEnd } from '../card/mail-way.ts';
import { makeWithdrawCard } from '../card/withdraw-card.ts';
import { type AgreementGate, refuseWhileClosed } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type Conversation, endAfterAct, isOpenedByToken } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { isBlocked } from '../model/conversation/reopen-until.ts';
import {
  hasKey,
  mailWayOf,
  type WayKey,
  type WayKind,
  withKey,
  withoutKeys,
} from '../model/conversation/ways-back.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Shop } from '../model/shop/shop.ts';

export type ComeBackDeps = {
  conversations: ConversationStore;
  agreementGate: AgreementGate;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
};

/** Same error for every invalid key. Rule: SE-1. */
const opensNothing = (): DomainError =>
  new DomainError('link_invalid', 'This opens no chat. It may have expired, or the chat has ended.');

export type CameBack = {
  readonly conversation: Conversation;
  readonly token: string;
  readonly tokenExpiresAt: Date;
};

/** @throws DomainError link_invalid */
export const conversationOfLink = async (
  deps: Pick<ComeBackDeps, 'conversations' | 'clock'>,
  scope: ShopScope,
  kind: WayKind,
  hash: string,
): Promise<Conversation> => {
  const now = deps.clock.now();
  const found = await deps.conversations.findByWay(scope, kind, hash);
  const key = found?.waysBack?.keys.find((one: WayKey) => one.kind === kind && one.hash === hash);
  if (found === null || key === undefined || key.until <= now) throw opensNothing();
  // Ended, hidden or blocked. Rule: RT-3.
  if (found.tokenHash === null || found.restrictedAt !== null || isBlocked(found)) throw opensNothing();
  return found;
};

/**
 * Gives a device its own token and extends the chat by at least eight hours; ended tokens stay void. Rule:
 * EP-3.
 */
export const letIn = async (
  deps: ComeBackDeps,
  scope: ShopScope,
  conversation: Conversation,
): Promise<CameBack> => {
  const now = deps.clock.now();
  const { id } = conversation;
  const token = deps.ids.secret();
  const hash = deps.digest.sha256Hex(token);
  const tokenExpiresAt = endAfterAct(conversation, now);
  if (isOpenedByToken(conversation, now)) {
    await deps.conversations.changeWays(scope, id, (ways) =>
      withKey(ways, { kind: 'token', hash, until: conversation.expiresAt }),
    );
    if (!(await deps.conversations.setTokenEnd(scope, id, tokenExpiresAt))) throw opensNothing();
    return { conversation, token, tokenExpiresAt };
  }
  await deps.conversations.changeWays(scope, id, (ways) => withoutKeys(ways, 'token'));
  await deps.conversations.setToken(scope, id, hash, tokenExpiresAt);
  return { conversation, token, tokenExpiresAt };
};

/**
 * Reopens a chat by mailed link, on a press; restarts the mail period. Rules: D7, SE-1.
 * @param known present token of the browser
 * @throws DomainError link_invalid, dpa_required, setup_incomplete
 */
export const makeComeBackByLink =
  (deps: ComeBackDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    secret: string,
    known?: string,
  ): Promise<CameBack & { readonly isSame: boolean }> => {
    const hash = deps.digest.sha256Hex(secret);
    const conversation = await conversationOfLink(deps, scope, 'link', hash);
    await refuseWhileClosed(deps, shop, scope);
    const until = mailWayEnd(deps.clock.now());
    await changeMailWay(deps, scope, conversation.id, (ways) =>
      ways.mail === null ? ways : { ...ways, mail: { ...ways.mail, until } },
    );
    const knownHash = known === undefined ? null : deps.digest.sha256Hex(known);
    const isSame =
      knownHash !== null &&
      (knownHash === conversation.tokenHash || hasKey(conversation.waysBack, 'token', knownHash));
    return { ...(await letIn(deps, scope, conversation)), isSame };
  };

/**
 * Deletes the address on the recipient's request; the chat continues. Rules: CO-6, CO-7.
 * @throws DomainError link_invalid
 */
export const makeEndMailsByLink =
  (deps: ComeBackDeps & Parameters<typeof makeWithdrawCard>[0]) =>
  async (scope: ShopScope, secret: string): Promise<void> => {
    const conversation = await conversationOfLink(deps, scope, 'link', deps.digest.sha256Hex(secret));
    const cardId = mailWayOf(conversation)?.cardId;
    if (cardId === undefined) throw opensNothing();
    await makeWithdrawCard(deps)(scope, conversation, { ref: deps.ids.ref(), cardId });
  };
