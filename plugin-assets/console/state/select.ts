/** Questions that views ask of the state. */
import type { ShopSettings } from '../../../service/protocol/api/shop-api.ts';
import type { Me } from '../../../service/protocol/api/staff-api.ts';
import type { InboxPart, Role } from '../../../service/protocol/vocabulary.ts';
import { type Conversation, isUnanswered } from './conversation.ts';
import type { InboxMore, State } from './state.ts';

export type ShopAccess = Me['shops'][number];
export type OrganisationAccess = Me['organisations'][number];

export const shopOf = (state: State, shopId: string): ShopAccess | undefined =>
  state.me?.shops.find((shop) => shop.id === shopId);

export const mayAnswer = (role: Role): boolean => role !== 'auditor';
export const maySeeProof = (role: Role): boolean => role !== 'consultant';
export const mayManage = (role: Role): boolean => role === 'owner' || role === 'manager';
/** Whether the person answers visitors anywhere, and so can be here or away. */
export const isConsultant = (me: Me | null): boolean =>
  me?.shops.some((shop) => mayAnswer(shop.role)) ?? false;

/** Looks after an organisation as a whole, not some of its shops only. */
export const managesWhole = ({ role, shopIds }: OrganisationAccess): boolean =>
  mayManage(role) && shopIds === null;
export const ownsWhole = ({ role, shopIds }: OrganisationAccess): boolean =>
  role === 'owner' && shopIds === null;

/** Merchant organisations that the person owns: where shops can be added. */
export const ownedMerchants = (me: Me | null): readonly OrganisationAccess[] =>
  me?.organisations.filter((row) => row.kind === 'merchant' && ownsWhole(row)) ?? [];
/** In the shop's pages: its snippet was seen there, or its plugin reports. */
export const isInstalled = (shop: Pick<ShopSettings, 'seenAt' | 'adapter'>): boolean =>
  shop.seenAt !== null || shop.adapter !== null;
/** Open, under an agreement where one is needed, and in the shop's pages. */
export const isSetUp = (shop: ShopAccess): boolean => shop.collecting && shop.isInstalled;
/** An owner without any shop begins at the beginning. */
export const needsStart = (me: Me | null): boolean =>
  me !== null && me.shops.length === 0 && ownedMerchants(me).length > 0;

/** An agency begins with a client. */
export const isAgencyWithoutShops = (me: Me | null): boolean =>
  me !== null &&
  me.shops.length === 0 &&
  ownedMerchants(me).length === 0 &&
  me.organisations.some((row) => row.kind === 'agency' && managesWhole(row));

export type InboxSections = {
  waiting: Conversation[];
  mine: Conversation[];
  others: Conversation[];
  closed: Conversation[];
};

const newestFirst = (a: Conversation, b: Conversation): number =>
  b.summary.lastAt.localeCompare(a.summary.lastAt);
const oldestFirst = (a: Conversation, b: Conversation): number => -newestFirst(a, b);

/** Conversations by what they ask of this person; those who wait longest stand first. */
export const inboxSections = (state: State, shopId: string | null): InboxSections => {
  const sections: InboxSections = { waiting: [], mine: [], others: [], closed: [] };
  for (const conversation of Object.values(state.conversations)) {
    if (shopId !== null && conversation.summary.shopId !== shopId) continue;
    const { status, assignedTo, id } = conversation.summary;
    if (status === 'closed' || state.closing.includes(id)) sections.closed.push(conversation);
    else if (assignedTo === null) sections.waiting.push(conversation);
    else if (assignedTo.staffId === state.me?.staffId) sections.mine.push(conversation);
    else sections.others.push(conversation);
  }
  sections.waiting.sort(oldestFirst);
  sections.mine.sort(newestFirst);
  sections.others.sort(newestFirst);
  sections.closed.sort(newestFirst);
  return sections;
};

/** Held conversations of a part of the inbox; of what anybody answers only those of others, as the list shows them. */
export const inPart = (state: State, shopId: string | null, part: InboxPart): readonly Conversation[] => {
  const sections = inboxSections(state, shopId);
  switch (part) {
    case 'unread':
      return sections.mine.filter((conversation) => conversation.summary.unread > 0);
    case 'taken':
      return sections.others;
    default:
      return sections[part];
  }
};

/** Where the parts of the shown inbox go on. While those of a shop are on their way, those of all shops stand in. */
export const inboxMore = (state: State, shopId: string | null): InboxMore =>
  shopId !== null && state.shopMore?.shopId === shopId ? state.shopMore.more : state.more;

/** All sections in the order in which they are shown: what the keys step through. */
export const inboxOrder = (sections: InboxSections): Conversation[] => [
  ...sections.waiting,
  ...sections.mine,
  ...sections.others,
  ...sections.closed,
];

/** Conversations in which a visitor waits for this person or for anybody: the number in title and badge. */
export const waitingCount = (state: State): number =>
  Object.values(state.conversations).filter((conversation) => {
    const { status, assignedTo, unread, id } = conversation.summary;
    if (status === 'closed' || state.closing.includes(id)) return false;
    return assignedTo === null || (assignedTo.staffId === state.me?.staffId && unread > 0);
  }).length;

/** Whether more of them stand on pages that were not read: the number is then the least it can be. */
export const hasMoreWaiting = (state: State): boolean =>
  state.more.waiting !== undefined || state.more.unread !== undefined;

/** After this long without a word the visitor has most likely gone, and ringing on would help nobody. */
const RING_FOR_MS = 30 * 60_000;

/** Conversations whose sound repeats until someone takes them. */
export const ringing = (state: State, now: number): Conversation[] =>
  state.phase !== 'signed-in' || state.presence === 'away'
    ? []
    : Object.values(state.conversations).filter((conversation) => {
        const { shopId, lastAt, id } = conversation.summary;
        const shop = shopOf(state, shopId);
        const isRecent = now - Date.parse(lastAt) < RING_FOR_MS;
        const mayRing = shop !== undefined && mayAnswer(shop.role) && !state.closing.includes(id);
        return isUnanswered(conversation) && isRecent && mayRing;
      });

export const newLeadsCount = (state: State): number =>
  state.recentLeads.leads.filter((lead) => lead.state === 'new').length;

/** Picks shops, and gives the same list back as long as the person's shops are the same. */
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

/** Shops that collect nothing now, for those who can change it. */
export const shopsNotCollecting = pickShops((shop) => !shop.collecting && mayManage(shop.role));
/** Shops whose policy changed without a decision on what that means for earlier consents. */
export const shopsUndecided = pickShops((shop) => shop.undecidedChanges > 0 && mayManage(shop.role));
/** Shops whose form asks without any notice (mode `bare`). */
export const shopsWithoutNotice = pickShops((shop) => shop.isBare && mayManage(shop.role));
