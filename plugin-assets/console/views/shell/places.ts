import type { Role } from '../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../shared/translate.ts';
import type { Route } from '../../app/router.ts';
import type { Speech } from '../../app/use-app.ts';
import type { IconName } from '../../parts/icon.tsx';
import { mayManage, maySeeProof } from '../../state/select.ts';
import type { State } from '../../state/state.ts';

type Count = { shown: number; spoken: string; isBad?: boolean; isQuiet?: boolean; hasMore?: boolean };

export type PlacePage = {
  route: Route;
  views: readonly Route['view'][];
  name: string;
  count?: Count;
};

/** A task; links to its first page. */
export type Place = {
  icon: IconName;
  name: string;
  pages: readonly [PlacePage, ...PlacePage[]];
  /** Under "More" on a short bar. */
  isRare?: boolean;
};

export const isAt = (place: Pick<Place, 'pages'>, { view }: Route): boolean =>
  place.pages.some(({ views }) => views.includes(view));

export type PlaceCounts = {
  waiting: number;
  hasMoreWaiting: boolean;
  newLeads: number;
  quarantined: number;
  requests: State['openRequests'];
};

/** Attributes that decide on entries. */
const standingOf = (me: State['me']) => {
  const isInCompany = (fits: (role: Role) => boolean) =>
    me?.organisations.some(({ role }) => fits(role)) ?? false;
  const isInShop = (fits: (role: Role) => boolean) => me?.shops.some(({ role }) => fits(role)) ?? false;
  const isOperator = me?.isOperator === true;
  return {
    isOperator,
    isAgency: me?.organisations.some(({ kind }) => kind === 'agency') ?? false,
    works: !isOperator || (me?.shops.length ?? 0) > 0 || (me?.organisations.length ?? 0) > 0,
    listsVisitors: me?.shops.some(({ hasVisitorList }) => hasVisitorList) ?? false,
    managesShop: isInShop(mayManage),
    managesCompany: isInCompany(mayManage),
    seesConsents: isInShop(maySeeProof),
    seesLog: isInShop(maySeeProof) || isInCompany(maySeeProof),
    // Own shops need no agreement.
    hasAgreements: isOperator && me?.deployment !== 'controller-hosted',
  };
};
type Standing = ReturnType<typeof standingOf>;
type Draft = { icon: IconName; name: string; isRare?: boolean; pages: (PlacePage | false)[] };

/** Only permitted entries. */
export const placesOf = (
  me: State['me'],
  { words, locale }: Pick<Speech, 'words' | 'locale'>,
  { waiting, hasMoreWaiting, newLeads, quarantined, requests }: PlaceCounts,
): Place[] => {
  const is = standingOf(me);
  const waitingText = plural(locale, words.nav.waiting, waiting);
  const single = (icon: IconName, isThere: boolean, page: PlacePage, isRare = false): Draft => ({
    icon,
    name: page.name,
    isRare,
    pages: [isThere && page],
  });
  const drafts: Draft[] = [
    single('conversation', is.works, {
      route: { view: 'inbox', conversationId: null },
      views: ['inbox'],
      name: words.nav.inbox,
      count: {
        shown: waiting,
        hasMore: hasMoreWaiting,
        spoken: hasMoreWaiting ? fill(words.nav.atLeast, { what: waitingText }) : waitingText,
      },
    }),
    {
      icon: 'lead',
      name: words.nav.leads,
      pages: is.works ? leadPages(newLeads, quarantined, { words, locale }) : [],
    },
    single(
      'eye',
      is.listsVisitors,
      { route: { view: 'visits', shopId: null }, views: ['visits'], name: words.visits.nav },
      true,
    ),
    { icon: 'shield', name: words.nav.privacy, pages: privacyPages(is, { words, locale }, requests) },
    single('board', is.isAgency, {
      route: { view: 'board', organisationId: null },
      views: ['board'],
      name: words.board.nav,
    }),
    single(
      'shop',
      is.works,
      { route: { view: 'shops' }, views: ['shops', 'shop', 'shop-new'], name: words.nav.shops },
      is.isAgency,
    ),
    single(
      'people',
      is.managesCompany,
      { route: { view: 'people', organisationId: null }, views: ['people'], name: words.nav.people },
      is.isAgency || is.isOperator,
    ),
    { icon: 'building', name: words.nav.server, isRare: is.works, pages: serverPages(is, words) },
  ];
  return drafts.flatMap(({ pages, ...place }) => {
    const [first, ...others] = pages.filter((page) => page !== false);
    return first === undefined ? [] : [{ ...place, pages: [first, ...others] as const }];
  });
};

/** The quarantine only while not empty. */
const leadPages = (
  newLeads: number,
  quarantined: number,
  { words, locale }: Pick<Speech, 'words' | 'locale'>,
): PlacePage[] => {
  const held = { shown: quarantined, spoken: fill(words.nav.quarantined, { n: String(quarantined) }) };
  const fresh = { shown: newLeads, spoken: plural(locale, words.nav.newLeads, newLeads) };
  const leads: PlacePage = { route: { view: 'leads' }, views: ['leads', 'lead'], name: words.nav.leads };
  if (quarantined === 0) return [{ ...leads, views: [...leads.views, 'quarantine'], count: fresh }];
  const count =
    newLeads === 0 ? { ...held, isQuiet: true } : { ...fresh, spoken: `${fresh.spoken}, ${held.spoken}` };
  return [
    { ...leads, count },
    { route: { view: 'quarantine' }, views: ['quarantine'], name: words.nav.quarantine, count: held },
  ];
};

const logPage = (words: Speech['words']): PlacePage => ({
  route: { view: 'activity' },
  views: ['activity', 'certificate'],
  name: words.activity.nav,
});

const privacyPages = (
  is: Standing,
  { words, locale }: Pick<Speech, 'words' | 'locale'>,
  { open, pressing: urgent }: PlaceCounts['requests'],
): Draft['pages'] => [
  is.managesShop && {
    route: { view: 'requests', requestId: null },
    views: ['requests'],
    name: words.requests.title,
    count: {
      shown: open,
      isBad: urgent > 0,
      spoken:
        plural(locale, words.nav.openRequests, open) +
        (urgent > 0 ? `, ${plural(locale, words.nav.urgent, urgent)}` : ''),
    },
  },
  is.managesShop && {
    route: { view: 'marketing', shopId: null, eventId: null },
    views: ['marketing'],
    name: words.marketing.title,
  },
  is.seesConsents && {
    route: { view: 'consents', shopId: null },
    views: ['consents'],
    name: words.nav.consents,
  },
  is.seesLog && logPage(words),
];

const serverPages = (is: Standing, words: Speech['words']): Draft['pages'] => [
  is.isOperator && {
    route: { view: 'organisations' },
    views: ['organisations', 'operator-records'],
    name: words.nav.organisations,
  },
  is.hasAgreements && { route: { view: 'agreements' }, views: ['agreements'], name: words.dpa.operator.nav },
  is.isOperator && !is.seesLog && logPage(words),
];
