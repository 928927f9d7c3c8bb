/** Entries of the navigation. */
import type { Role } from '../../../../service/protocol/vocabulary.ts';
import { fill, plural } from '../../../shared/translate.ts';
import type { Route } from '../../app/router.ts';
import type { Speech } from '../../app/use-app.ts';
import type { IconName } from '../../parts/icon.tsx';
import { mayManage, maySeeProof } from '../../state/select.ts';
import type { State } from '../../state/state.ts';

export type Place = {
  route: Route;
  views: readonly Route['view'][];
  icon: IconName;
  name: string;
  /** `hasMore`: the number is a lower bound. */
  count?: { shown: number; spoken: string; isBad?: boolean; hasMore?: boolean };
  /** Moved behind "More" where the bar is too short. */
  isRare?: boolean;
};

export type PlaceCounts = {
  waiting: number;
  hasMoreWaiting: boolean;
  newLeads: number;
  requests: State['openRequests'];
};

/** Entries that this person may see, with their numbers. */
export const placesOf = (
  me: State['me'],
  { words, locale }: Pick<Speech, 'words' | 'locale'>,
  counts: PlaceCounts,
): Place[] => {
  const isInCompany = (fits: (role: Role) => boolean) =>
    me?.organisations.some(({ role }) => fits(role)) ?? false;
  const isInShop = (fits: (role: Role) => boolean) => me?.shops.some(({ role }) => fits(role)) ?? false;
  const isAgency = me?.organisations.some(({ kind }) => kind === 'agency') ?? false;
  const isOperator = me?.isOperator === true;
  const works = !isOperator || (me?.shops.length ?? 0) > 0 || (me?.organisations.length ?? 0) > 0;
  const { open, pressing: urgent } = counts.requests;
  const waiting = plural(locale, words.nav.waiting, counts.waiting);
  const all: (Place & { isThere: boolean })[] = [
    {
      isThere: works,
      route: { view: 'inbox', conversationId: null },
      views: ['inbox'],
      icon: 'conversation',
      name: words.nav.inbox,
      count: {
        shown: counts.waiting,
        hasMore: counts.hasMoreWaiting,
        spoken: counts.hasMoreWaiting ? fill(words.nav.atLeast, { what: waiting }) : waiting,
      },
    },
    {
      isThere: works,
      route: { view: 'leads' },
      views: ['leads', 'lead'],
      icon: 'lead',
      name: words.nav.leads,
      count: { shown: counts.newLeads, spoken: plural(locale, words.nav.newLeads, counts.newLeads) },
    },
    {
      isThere: works,
      isRare: isAgency,
      route: { view: 'shops' },
      views: ['shops', 'shop', 'shop-new'],
      icon: 'shop',
      name: words.nav.shops,
    },
    {
      isThere: isAgency,
      route: { view: 'board', organisationId: null },
      views: ['board'],
      icon: 'board',
      name: words.board.nav,
    },
    {
      isThere: isInShop(mayManage),
      route: { view: 'requests', requestId: null },
      views: ['requests'],
      icon: 'request',
      name: words.requests.title,
      count: {
        shown: open,
        isBad: urgent > 0,
        spoken:
          plural(locale, words.nav.openRequests, open) +
          (urgent > 0 ? `, ${plural(locale, words.nav.urgent, urgent)}` : ''),
      },
    },
    {
      isThere: isInShop(mayManage),
      isRare: true,
      route: { view: 'marketing', shopId: null, eventId: null },
      views: ['marketing'],
      icon: 'send',
      name: words.marketing.title,
    },
    {
      isThere: isInShop(maySeeProof),
      isRare: true,
      route: { view: 'consents', shopId: null },
      views: ['consents'],
      icon: 'shield',
      name: words.nav.consents,
    },
    {
      isThere: isInCompany(mayManage),
      isRare: true,
      route: { view: 'people', organisationId: null },
      views: ['people'],
      icon: 'people',
      name: words.nav.people,
    },
    {
      isThere: isOperator || isInShop(maySeeProof) || isInCompany(maySeeProof),
      isRare: true,
      route: { view: 'activity' },
      views: ['activity', 'certificate'],
      icon: 'clock',
      name: words.activity.nav,
    },
    {
      isThere: isOperator,
      isRare: works,
      route: { view: 'organisations' },
      views: ['organisations', 'operator-records'],
      icon: 'building',
      name: words.nav.organisations,
    },
    {
      isThere: isOperator,
      isRare: works,
      route: { view: 'agreements' },
      views: ['agreements'],
      icon: 'shield',
      name: words.dpa.operator.nav,
    },
  ];
  return all.filter(({ isThere }) => isThere);
};
