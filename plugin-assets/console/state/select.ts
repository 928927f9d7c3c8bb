/** Selectors of the state for views. */

import type { ShopSettings } from '../../../service/protocol/api/shop-api.ts';
import type { ConversationSummary, Me } from '../../../service/protocol/api/staff-api.ts';
import type { Role } from '../../../service/protocol/vocabulary.ts';
import { type Conversation, isUnanswered } from './conversation.ts';
import type { InboxMore, State } from './state.ts';
import { asksOthersFirst } from './teams.ts';

export type ShopAccess = Me['shops'][number];
export type OrganisationAccess = Me['organisations'][number];

/** Not of a conversation that has ended, was erased, or is no longer this person's to read. */
export const canBeWrittenTo = (state: State, conversationId: string): boolean =>
  state.conversations[conversationId]?.summary.status === 'open';

export const shopOf = (state: State, shopId: string): ShopAccess | undefined =>
  state.me?.shops.find((shop) => shop.id === shopId);

export const mayAnswer = (role: Role): boolean => role !== 'auditor';
export const maySeeProof = (role: Role): boolean => role !== 'consultant';
export const mayManage = (role: Role): boolean => role === 'owner' || role === 'manager';
/** Whether the person answers visitors in any shop, and so can be here or away. */
export const isConsultant = (me: Me | null): boolean =>
  me?.shops.some((shop) => mayAnswer(shop.role)) ?? false;

/** Manages an organisation as a whole, not only some of its shops. */
export const managesWhole = ({ role, shopIds }: OrganisationAccess): boolean =>
  mayManage(role) && shopIds === null;
export const ownsWhole = ({ role, shopIds }: OrganisationAccess): boolean =>
  role === 'owner' && shopIds === null;

/** Merchant organisations that the person owns, to which shops can be added. */
export const ownedMerchants = (me: Me | null): readonly OrganisationAccess[] =>
  me?.organisations.filter((row) => row.kind === 'merchant' && ownsWhole(row)) ?? [];
/** Installed: the snippet was found in the shop's pages, or the adapter reports. */
export const isInstalled = (shop: Pick<ShopSettings, 'seenAt' | 'adapter'>): boolean =>
  shop.seenAt !== null || shop.adapter !== null;
/** Open, with an agreement where one is required, and installed. */
export const isSetUp = (shop: ShopAccess): boolean => shop.collecting && shop.isInstalled;
/** Whether somebody should look after the shop: its chat is closed, or its policy, notice or agreement is not in order. */
const isWrong = (shop: ShopAccess): boolean =>
  !isSetUp(shop) ||
  shop.isBare ||
  shop.policyState !== 'published' ||
  shop.agreement === 'missing' ||
  shop.undecidedChanges > 0;
/** Shops whose name, address or company holds every word of the search, in any case. */
export const searchedShops = (
  shops: readonly ShopAccess[],
  search: string,
  isWrongOnly: boolean,
): ShopAccess[] => {
  const words = search.toLocaleLowerCase().split(' ').filter(Boolean);
  return shops.filter((shop) => {
    const text = `${shop.name} ${shop.url} ${shop.organisationName}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word)) && (!isWrongOnly || isWrong(shop));
  });
};
/** An owner without a shop starts with the first step. */
export const needsStart = (me: Me | null): boolean =>
  me !== null && me.shops.length === 0 && ownedMerchants(me).length > 0;

/** An account made by the first start carries its address as its name until the owner says who he is. */
export const isUnnamedOwner = (me: Me | null): boolean =>
  (me?.name.includes('@') ?? false) && ownedMerchants(me).length > 0;

/** The demo shop, until the owner has a shop of his own. */
export const demoShop = (me: Me | null): ShopAccess | undefined =>
  me?.shops.every(({ isDemo }) => isDemo) === true ? me.shops[0] : undefined;

/** Language that the person chose; null for the owner of a first start, which knew none. */
export const chosenLocale = (me: Me | null): Me['locale'] | null =>
  me === null || isUnnamedOwner(me) ? null : me.locale;

/** An agency without a shop starts with a client. */
export const isAgencyWithoutShops = (me: Me | null): boolean =>
  me !== null &&
  me.shops.length === 0 &&
  ownedMerchants(me).length === 0 &&
  me.organisations.some((row) => row.kind === 'agency' && managesWhole(row));

/** Which parts of the shown inbox have more pages. Until a shop's own are known, those of all shops are used. */
export const inboxMore = (state: State, shopId: string | null): InboxMore =>
  shopId !== null && state.shopMore?.shopId === shopId ? state.shopMore.more : state.more;

/** Answers are told to the visitor by mail. */
export const isAnsweredByMail = ({ answeredByMailUntil: until }: ConversationSummary): boolean =>
  until !== null && Date.parse(until) > Date.now();

/** Whether the colleague who has the conversation is not here for its shop; false until that is known. */
export const isColleagueAway = (
  { me, hereByShop }: Pick<State, 'me' | 'hereByShop'>,
  { assignedTo, shopId }: Conversation['summary'],
): boolean =>
  assignedTo !== null &&
  assignedTo.staffId !== me?.staffId &&
  hereByShop[shopId]?.some(({ staffId }) => staffId === assignedTo.staffId) === false;

/**
 * It was answered when it was handed over, and the visitor has written nothing since: its new holder is told first. By
 * the row alone, because events are loaded only of chats that were opened. Where `wroteAt` is not known, the chat rings.
 */
const waitsForReceiver = ({ waitingSince, wroteAt }: ConversationSummary): boolean =>
  waitingSince !== null && (wroteAt ?? waitingSince) < waitingSince;

/** Whether its visitor waits for somebody who is here: nobody has it, or a colleague who is away. */
export const waitsForAnybody = (state: State, conversation: Conversation): boolean =>
  isUnanswered(conversation) ||
  (conversation.summary.status === 'open' &&
    conversation.summary.waitingSince !== null &&
    isColleagueAway(state, conversation.summary) &&
    !waitsForReceiver(conversation.summary));

/** After this long without a message the visitor has most likely left, so ringing stops. */
const RING_FOR_MS = 30 * 60_000;

/** Conversations that ring until a consultant takes them, or the colleague who has them is back. */
export const ringing = (state: State, now: number): Conversation[] =>
  state.phase !== 'signed-in' || state.presence === 'away'
    ? []
    : Object.values(state.conversations).filter((conversation) => {
        const { shopId, lastAt, id } = conversation.summary;
        const shop = shopOf(state, shopId);
        const isRecent = now - Date.parse(lastAt) < RING_FOR_MS;
        const mayRing = shop !== undefined && mayAnswer(shop.role) && !state.closing.includes(id);
        const isMine = !asksOthersFirst(state, conversation.summary, now);
        return waitsForAnybody(state, conversation) && isRecent && mayRing && isMine;
      });

export const newLeadsCount = (state: State): number => state.recentLeads.newCount;

/** Selects shops; returns the same array while the person's shops are unchanged. */
const pickShops = (fits: (shop: ShopAccess) => boolean) => {
  let from: Me | null = null;
  let picked: readonly ShopAccess[] = [];
  return (state: State): readonly ShopAccess[] => {
    if (state.me !== from) {
      from = state.me;
      picked = state.me?.shops.filter(fits) ?? [];
    }
    return picked;
  };
};

/** Shops that collect nothing now, for people who can change that. */
export const shopsNotCollecting = pickShops((shop) => !shop.collecting && mayManage(shop.role));
/** Shops whose policy changed and still need a decision about earlier consents. */
export const shopsUndecided = pickShops((shop) => shop.undecidedChanges > 0 && mayManage(shop.role));
/** Share of the room for pictures and files from which on the shop is told, in per cent; from 80 on visitors have none. */
const FILES_NEARLY_FULL = 60;
/** Shops that soon take no more pictures and files, or take none any more. */
export const shopsFullOfFiles = pickShops(
  (shop) => (shop.filesPercent ?? 0) >= FILES_NEARLY_FULL && mayManage(shop.role),
);
/** Shops whose form collects without a notice (mode `bare`). */
export const shopsWithoutNotice = pickShops((shop) => shop.isBare && mayManage(shop.role));
