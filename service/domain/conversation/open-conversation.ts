import type { EndProofsAbout } from '../consent/end-proof.ts';
import { refuseWhileClosed } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Digest } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { conversationClosed, outOfTurn } from '../model/conversation/appended.ts';
import { BOOT_REPEAT_MS, type Conversation, VISITOR_TOKEN_MS } from '../model/conversation/conversation.ts';
import { withKey } from '../model/conversation/ways-back.ts';
import { takeBackIfErased } from '../model/erasure/erased-sendings.ts';
import { takesNewChats } from '../model/hours/takes-new-chats.ts';
import { promisedConversationEnd, promisedDaysOf } from '../model/retention/retention.ts';
import type { Shop } from '../model/shop/shop.ts';
import { recordShownNotice, type ShownNoticeDeps } from './record-shown-notice.ts';
import { appendMessage, type ConversationDeps, type Stored, type VisitorMessage } from './store-message.ts';

/** Stored hash of the opening secret. */
export const openHashOf = (
  { digest }: { digest: Pick<Digest, 'sha256Hex'> },
  scope: ShopScope,
  boot: string,
): string => digest.sha256Hex(`${scope.shopId}.${boot}`);

type TokenOf = Pick<Conversation, 'openHash' | 'tokenHash' | 'tokenExpiresAt'>;

export type OpenDeps = ConversationDeps & ShownNoticeDeps & { endProofsAbout: EndProofsAbout };

/**
 * Opens a conversation once per `boot`; repeats within ten minutes get another token.
 * @throws DomainError dpa_required, setup_incomplete, shop_closed, nobody_here, conversation_closed,
 * conflict, unavailable
 */
export const makeOpenConversation =
  (deps: OpenDeps) =>
  async (shop: Shop, scope: ShopScope, boot: string, message: VisitorMessage): Promise<Stored> => {
    await refuseWhileClosed(deps, shop, scope);
    const now = deps.clock.now();
    const token = deps.ids.secret();
    const issued = {
      openHash: openHashOf(deps, scope, boot),
      tokenHash: deps.digest.sha256Hex(token),
      tokenExpiresAt: new Date(now.getTime() + VISITOR_TOKEN_MS),
    };
    const { openHash } = issued;
    const refuseErased = () => deps.erasedSendings.refuse(scope, { openHash, ref: message.ref });
    await refuseErased();
    const known = await deps.conversations.findByOpenHash(scope, openHash);
    if (known === null && message.after !== null) throw outOfTurn(message.after);
    if (known === null && !takesNewChats(deps.presence, shop, now)) {
      throw new DomainError('nobody_here', 'Nobody is here to answer now. Use the contact form instead.');
    }
    const { conversation, isRepeat } =
      known === null
        ? await openFresh(
            deps,
            shop,
            scope,
            freshConversation(deps, shop, scope, issued, message, now),
            message,
          )
        : { conversation: known, isRepeat: true };
    if (isRepeat) await addToken(deps, scope, conversation, issued.tokenHash, now);
    else {
      await takeBackIfErased(refuseErased, async () => {
        await deps.conversations.erase(scope, conversation.id);
        await deps.endProofsAbout(scope, conversation.id, now);
      });
      deps.bus.publish({ type: 'conversation.opened', shopId: scope.shopId, conversation });
    }
    const appended = await appendMessage(deps, scope, conversation.id, message, null);
    return { ...appended, token, tokenExpiresAt: conversation.tokenExpiresAt };
  };

/** Notice first. */
const openFresh = async (
  deps: OpenDeps,
  shop: Shop,
  scope: ShopScope,
  fresh: Conversation,
  message: VisitorMessage,
): Promise<{ conversation: Conversation; isRepeat: boolean }> => {
  const informed = await recordShownNotice(deps, shop, scope, fresh.id, message);
  const opened = await deps.conversations.open(scope, fresh);
  // Opened by another tab.
  if (informed !== null && opened.isRepeat) await deps.endProofsAbout(scope, fresh.id, fresh.openedAt);
  return opened;
};

const freshConversation = (
  { ids }: Pick<ConversationDeps, 'ids'>,
  shop: Shop,
  { shopId }: ShopScope,
  issued: TokenOf,
  message: VisitorMessage,
  now: Date,
): Conversation => {
  const promisedDays = promisedDaysOf(shop);
  return {
    id: ids.next('cnv'),
    shopId,
    ...issued,
    status: 'open',
    assignedTo: null,
    locale: message.locale,
    page: message.page,
    product: message.page === null ? null : message.product,
    openedAt: now,
    promisedDays,
    expiresAt: promisedConversationEnd(promisedDays, [], now),
    subjectKeys: [],
    customer: null,
    restrictedAt: null,
    block: null,
    team: null,
    heldAt: null,
    heldReason: null,
    lastSeq: 0,
    lastAt: now,
    unread: 0,
    waitingSince: null,
    readByVisitor: 0,
    readByStaff: 0,
    preview: '',
  };
};

/**
 * Same end for all tokens.
 * @throws DomainError conflict (too late), conversation_closed
 */
const addToken = async (
  { conversations }: Pick<ConversationDeps, 'conversations'>,
  scope: ShopScope,
  { id, openedAt, status, tokenHash, expiresAt }: Conversation,
  hash: string,
  now: Date,
): Promise<void> => {
  const isLate = now.getTime() - openedAt.getTime() > BOOT_REPEAT_MS;
  if (isLate || tokenHash === null) {
    throw new DomainError('conflict', 'This chat was opened before. Start a new one.');
  }
  if (status === 'closed') throw conversationClosed();
  await conversations.changeWays(scope, id, (ways) =>
    withKey(ways, { kind: 'token', hash, until: expiresAt }),
  );
};
