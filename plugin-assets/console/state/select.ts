import type { ShopSettings } from '../../../service/protocol/api/shop-api.ts';
import type { ConversationSummary, Me } from '../../../service/protocol/api/staff-api.ts';
import type { Role } from '../../../service/protocol/vocabulary.ts';
import { type Conversation, isUnanswered } from './conversation.ts';
import type { InboxMore, State } from './state.ts';
import { asksOthersFirst } from './teams.ts';

export type ShopAccess = Me['shops'][number];
export type OrganisationAccess = Me['organisations'][number];

/** Open, not erased and readable by this person. */
export const canBeWrittenTo = (state: State, conversationId: string): boolean =>
  state.conversations[conversationId]?.summary.status === 'open';

export const shopOf = (state: State, shopId: string): ShopAccess | undefined =>
  state.me?.shops.find((shop) => shop.id === shopId);

export const mayAnswer = (role: Role): boolean => role !== 'auditor';
export const maySeeProof = (role: Role): boolean => role !== 'consultant';
export const mayManage = (role: Role): boolean => role === 'owner' || role === 'manager';
export const isConsultant = (me: Me | null): boolean =>
  me?.shops.some((shop) => mayAnswer(shop.role)) ?? false;

/** All shops of the organisation. */
export const managesWhole = ({ role, shopIds }: OrganisationAccess): boolean =>
  mayManage(role) && shopIds === null;
export const ownsWhole = ({ role, shopIds }: OrganisationAccess): boolean =>
  role === 'owner' && shopIds === null;

export const ownedMerchants = (me: Me | null): readonly OrganisationAccess[] =>
  me?.organisations.filter((row) => row.kind === 'merchant' && ownsWhole(row)) ?? [];
/** Snippet found, or the adapter reports. */
export const isInstalled = (shop: Pick<ShopSettings, 'seenAt' | 'adapter'>): boolean =>
  shop.seenAt !== null || shop.adapter !== null;
export const isSetUp = (shop: ShopAccess): boolean => shop.collecting && shop.isInstalled;
const isWrong = (shop: ShopAccess): boolean =>
  !isSetUp(shop) ||
  shop.isBare ||
  shop.policyState !== 'published' ||
  shop.agreement === 'missing' ||
  shop.undecidedChanges > 0;
/** Every word must match name, address or company, case-insensitively. */
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
export const needsStart = (me: Me | null): boolean =>
  me !== null && me.shops.length === 0 && ownedMerchants(me).length > 0;

/** The first start uses the mail address as the name. */
export const isUnnamedOwner = (me: Me | null): boolean =>
  (me?.name.includes('@') ?? false) && ownedMerchants(me).length > 0;

/** Only for an owner without another shop. */
export const demoShop = (me: Me | null): ShopAccess | undefined =>
  me?.shops.every(({ isDemo }) => isDemo) === true ? me.shops[0] : undefined;

/** Null for the owner of a first start. */
export const chosenLocale = (me: Me | null): Me['locale'] | null =>
  me === null || isUnnamedOwner(me) ? null : me.locale;

export const isAgencyWithoutShops = (me: Me | null): boolean =>
  me !== null &&
  me.shops.length === 0 &&
  ownedMerchants(me).length === 0 &&
  me.organisations.some((row) => row.kind === 'agency' && managesWhole(row));

export const inboxMore = (state: State, shopId: string | null): InboxMore =>
  shopId !== null && state.shopMore?.shopId === shopId ? state.shopMore.more : state.more;

export const isAnsweredByMail = ({ answeredByMailUntil: until }: ConversationSummary): boolean =>
  until !== null && Date.parse(until) > Date.now();

/** False until known. */
export const isColleagueAway = (
  { me, hereByShop }: Pick<State, 'me' | 'hereByShop'>,
  { assignedTo, shopId }: Conversation['summary'],
): boolean =>
  assignedTo !== null &&
  assignedTo.staffId !== me?.staffId &&
  hereByShop[shopId]?.some(({ staffId }) => staffId === assignedTo.staffId) === false;

/** Answered before the hand-over: no ringing. Summary only, because events may not be loaded. */
const waitsForReceiver = ({ waitingSince, wroteAt }: ConversationSummary): boolean =>
  waitingSince !== null && (wroteAt ?? waitingSince) < waitingSince;

/** Untaken, or its holder is away. */
export const waitsForAnybody = (state: State, conversation: Conversation): boolean =>
  isUnanswered(conversation) ||
  (conversation.summary.status === 'open' &&
    conversation.summary.waitingSince !== null &&
    isColleagueAway(state, conversation.summary) &&
    !waitsForReceiver(conversation.summary));

/** The visitor has likely left. */
const RING_FOR_MS = 30 * 60_000;

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

/** Memoised by the person's shops. */
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

/** For people who can manage them. */
export const shopsNotCollecting = pickShops((shop) => !shop.collecting && mayManage(shop.role));
/** Policy changed, earlier consents undecided. */
export const shopsUndecided = pickShops((shop) => shop.undecidedChanges > 0 && mayManage(shop.role));
/** Per cent of file storage; visitors are blocked from 80. */
const FILES_NEARLY_FULL = 60;
export const shopsFullOfFiles = pickShops(
  (shop) => (shop.filesPercent ?? 0) >= FILES_NEARLY_FULL && mayManage(shop.role),
);
/** Form collects without a notice (mode `bare`). */
export const shopsWithoutNotice = pickShops((shop) => shop.isBare && mayManage(shop.role));
