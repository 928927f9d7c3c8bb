/** Views by hash, so that the service serves one file. */

/** Tabs of the settings, by group. */
export const SHOP_TABS = {
  setup: ['account', 'install', 'mails'],
  look: ['appearance'],
  form: ['form'],
  chat: ['chat'],
  privacy: ['retention', 'changes', 'records', 'agreement'],
  access: ['access', 'departure'],
} as const;
export type ShopTabGroup = keyof typeof SHOP_TABS;
export type ShopTab = (typeof SHOP_TABS)[ShopTabGroup][number];

export type Origin = { shopId: string; id: string };

export type Route =
  | { view: 'inbox'; conversationId: string | null }
  | { view: 'search' }
  /** Visitors on a shop's pages. */
  | { view: 'visits'; shopId: string | null }
  | { view: 'leads' }
  | { view: 'quarantine' }
  | { view: 'lead'; leadId: string; isProofOpen: boolean }
  | { view: 'requests'; requestId: string | null; about?: Origin }
  | { view: 'shops' }
  | { view: 'shop-new' }
  | { view: 'shop'; shopId: string; tab: ShopTab }
  | { view: 'marketing'; shopId: string | null; eventId: string | null }
  | { view: 'consents'; shopId: string | null }
  | { view: 'people'; organisationId: string | null }
  | { view: 'organisations' }
  | { view: 'agreements' }
  | { view: 'activity' }
  | { view: 'certificate'; certificateId: string }
  | { view: 'operator-records' }
  | { view: 'profile' }
  | { view: 'join'; token: string }
  | { view: 'connect'; encoded: string }
  | { view: 'register' }
  | { view: 'forgotten' }
  | { view: 'reset'; token: string }
  | { view: 'board'; organisationId: string | null }
  | { view: 'start'; shopId: string | null }
  | { view: 'unknown' };

const isShopTab = (word: string): word is ShopTab =>
  Object.values(SHOP_TABS).some((tabs) => tabs.some((tab) => tab === word));

export const ENTRY = '#/';
export const isEntry = (hash: string): boolean => hash.replace(/^#?\/?/, '') === '';

/** An empty hash is the inbox. */
export const parseRoute = (hash: string): Route => {
  const [view = '', id = '', extra = '', last = ''] = hash.replace(/^#?\/?/, '').split('/');
  switch (view) {
    case '':
    case 'inbox':
      return { view: 'inbox', conversationId: id === '' ? null : id };
    case 'search':
      return { view: 'search' };
    case 'leads':
      return id === '' ? { view: 'leads' } : { view: 'lead', leadId: id, isProofOpen: extra === 'proof' };
    case 'quarantine':
      return { view: 'quarantine' };
    case 'shops':
      if (id === '') return { view: 'shops' };
      if (id === 'new') return { view: 'shop-new' };
      return { view: 'shop', shopId: id, tab: isShopTab(extra) ? extra : 'account' };
    case 'requests':
      if (id === 'about' && last !== '')
        return { view: 'requests', requestId: null, about: { shopId: extra, id: last } };
      return { view: 'requests', requestId: id === '' ? null : id };
    case 'people':
      return { view: 'people', organisationId: id === '' ? null : id };
    case 'marketing':
      return { view: 'marketing', shopId: id === '' ? null : id, eventId: extra === '' ? null : extra };
    case 'visits':
      return { view: 'visits', shopId: id === '' ? null : id };
    case 'consents':
      return { view: 'consents', shopId: id === '' ? null : id };
    case 'agreements':
      return { view: 'agreements' };
    case 'organisations':
      return { view: 'organisations' };
    case 'activity':
      return { view: 'activity' };
    case 'certificates':
      return id === '' ? { view: 'unknown' } : { view: 'certificate', certificateId: id };
    case 'operator-records':
      return { view: 'operator-records' };
    case 'profile':
      return { view: 'profile' };
    case 'board':
      return { view: 'board', organisationId: id === '' ? null : id };
    case 'forgotten':
      return { view: 'forgotten' };
    case 'reset':
      return id === '' ? { view: 'forgotten' } : { view: 'reset', token: id };
    case 'register':
      return { view: 'register' };
    case 'start':
      return { view: 'start', shopId: id === '' ? null : id };
    case 'connect':
      return { view: 'connect', encoded: id };
    case 'join':
      return id === '' ? { view: 'unknown' } : { view: 'join', token: id };
    default:
      return { view: 'unknown' };
  }
};

export const hrefOf = (route: Route): string => {
  switch (route.view) {
    case 'inbox':
      return route.conversationId === null ? '#/inbox' : `#/inbox/${route.conversationId}`;
    case 'lead':
      return `#/leads/${route.leadId}${route.isProofOpen ? '/proof' : ''}`;
    case 'certificate':
      return `#/certificates/${route.certificateId}`;
    case 'requests':
      if (route.about !== undefined) return `#/requests/about/${route.about.shopId}/${route.about.id}`;
      return route.requestId === null ? '#/requests' : `#/requests/${route.requestId}`;
    case 'shop-new':
      return '#/shops/new';
    case 'shop':
      return `#/shops/${route.shopId}/${route.tab}`;
    case 'people':
      return route.organisationId === null ? '#/people' : `#/people/${route.organisationId}`;
    case 'board':
      return route.organisationId === null ? '#/board' : `#/board/${route.organisationId}`;
    case 'marketing':
      return ['#/marketing', route.shopId, route.eventId].filter((part) => part !== null).join('/');
    case 'visits':
      return route.shopId === null ? '#/visits' : `#/visits/${route.shopId}`;
    case 'consents':
      return route.shopId === null ? '#/consents' : `#/consents/${route.shopId}`;
    case 'start':
      return route.shopId === null ? '#/start' : `#/start/${route.shopId}`;
    case 'join':
      return `#/join/${route.token}`;
    case 'reset':
      return `#/reset/${route.token}`;
    case 'connect':
      return `#/connect/${route.encoded}`;
    case 'unknown':
      return '#/inbox';
    default:
      return `#/${route.view}`;
  }
};
