import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { goTo, useActions } from '../../app/actions.ts';
import { isEntry, type Route } from '../../app/router.ts';
import { usePaletteKey, useShortcuts } from '../../app/shortcuts.ts';
import { useApp, useAppState, usePreferences, useSpeech } from '../../app/use-app.ts';
import { ToastList } from '../../parts/toast-list.tsx';
import { Unknown } from '../../parts/unknown-page.tsx';
import { isAgencyWithoutShops, isConsultant, isUnnamedOwner, needsStart } from '../../state/select.ts';
import { Board } from '../agency/board.tsx';
import { LateOnCallDialog } from '../alerts/late-alerts.tsx';
import { Consents } from '../consents/consents.tsx';
import { Inbox } from '../inbox/inbox.tsx';
import { Connect } from '../install/connect.tsx';
import { Lead, Leads } from '../leads/late-leads.tsx';
import { LateQuarantine } from '../leads/late-quarantine.tsx';
import { Marketing } from '../marketing/marketing.tsx';
import { People } from '../people/people.tsx';
import { Profile } from '../profile/profile.tsx';
import { LateActivityLog, LateCertificate, LateOperatorRecords } from '../records/late-records.tsx';
import { Requests } from '../rights/requests.tsx';
import { LatePalette, LateSearch } from '../search/late-search.tsx';
import { LateAgreements, LateOrganisations, LateShopSettings } from '../shops/late-settings.tsx';
import { NewShop } from '../shops/new-shop.tsx';
import { Shops } from '../shops/shops.tsx';
import { Start } from '../shops/start.tsx';
import { LateVisits } from '../visits/late-visits.tsx';
import { Banners } from './banners.tsx';
import { KeyHelp } from './key-help.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { Nav, PlacePages } from './nav.tsx';
import { StillThere } from './still-there.tsx';
import { MarkLink, Tools } from './tools.tsx';

const View = ({ route }: { route: Route }) => {
  switch (route.view) {
    case 'inbox':
      return <Inbox conversationId={route.conversationId} />;
    case 'search':
      return <LateSearch />;
    case 'visits':
      return <LateVisits shopId={route.shopId} />;
    case 'leads':
      return <Leads />;
    case 'quarantine':
      return <LateQuarantine />;
    case 'lead':
      return <Lead key={route.leadId} leadId={route.leadId} isProofOpen={route.isProofOpen} />;
    case 'shops':
      return <Shops />;
    case 'connect':
      return <Connect key={route.encoded} encoded={route.encoded} />;
    case 'shop-new':
      return <NewShop />;
    case 'shop':
      return <LateShopSettings key={route.shopId} shopId={route.shopId} tab={route.tab} />;
    case 'marketing':
      return <Marketing shopId={route.shopId} eventId={route.eventId} />;
    case 'consents':
      return <Consents shopId={route.shopId} />;
    case 'requests':
      return <Requests requestId={route.requestId} about={route.about} />;
    case 'people':
      return <People organisationId={route.organisationId} />;
    case 'agreements':
      return <LateAgreements />;
    case 'organisations':
      return <LateOrganisations />;
    case 'board':
      return <Board organisationId={route.organisationId} />;
    case 'start':
      return <Start shopId={route.shopId} />;
    case 'activity':
      return <LateActivityLog />;
    case 'certificate':
      return <LateCertificate key={route.certificateId} id={route.certificateId} />;
    case 'operator-records':
      return <LateOperatorRecords />;
    case 'profile':
      return <Profile />;
    case 'register':
    case 'forgotten':
      return null;
    default:
      return <Unknown />;
  }
};

export const Shell = ({ route: wanted }: { route: Route }) => {
  const mustSetSecondFactor = useAppState((state) => state.me?.mustSetSecondFactor ?? false);
  const route: Route = mustSetSecondFactor ? { view: 'profile' } : wanted;
  const { words } = useSpeech();
  const actions = useActions();
  const [preferences] = usePreferences();
  const mayBeHere = useAppState((state) => isConsultant(state.me));
  const connection = useAppState((state) => state.connection);
  const tested = useAppState((state) => state.testedShop);
  useEffect(() => {
    if (tested !== null) actions.showDone(fill(words.connect.tested, { shop: tested.name }));
  }, [tested]);
  const isLeaving = useAppState((state) => state.isLeaving);
  const askedUntil = useAppState((state) => state.askedUntil);
  const main = useRef<HTMLElement>(null);
  const { waitingConnection, toasts } = useApp();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const [isOnCallOpen, setIsOnCallOpen] = useState(false);
  const openPalette = useCallback(() => setIsPaletteOpen(true), []);
  usePaletteKey(openPalette);
  useShortcuts(preferences.areShortcutsOn, [
    { keys: '?', run: () => setIsHelpOpen(true) },
    ...['z', 'alt+z'].map((keys) => ({ keys, run: () => toasts.undo() })),
    { keys: 'g i', run: () => goTo({ view: 'inbox', conversationId: null }) },
    { keys: 'g l', run: () => goTo({ view: 'leads' }) },
    { keys: 'g s', run: () => goTo({ view: 'shops' }) },
    ...(mayBeHere ? [{ keys: 'h', run: actions.togglePresence }] : []),
  ]);

  // No shop yet: start with adding one.
  const isNewAgency = useAppState((state) => isAgencyWithoutShops(state.me));
  const isNew = useAppState(({ me }) => needsStart(me) || isUnnamedOwner(me)) || isNewAgency;
  const isOutside = route.view === 'register' || route.view === 'forgotten';
  const isAtEntry = isOutside || isEntry(location.hash);
  useEffect(() => {
    const waiting = waitingConnection.get();
    // Only in a visible tab: another one may be answering the request.
    if (isNew && !isNewAgency && isAtEntry && waiting !== null && !document.hidden)
      goTo({ view: 'connect', encoded: waiting.encoded });
    else if (isNew && isAtEntry)
      goTo(isNewAgency ? { view: 'board', organisationId: null } : { view: 'start', shopId: null });
    else if (isOutside) goTo({ view: 'inbox', conversationId: null });
  }, [isOutside]);

  const view = route.view;
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    main.current?.scrollTo(0, 0);
    // Unless the view set the focus.
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [view]);

  const isConversation = route.view === 'inbox' && route.conversationId !== null;
  return (
    <div class={isConversation ? 'shell is-conversation' : 'shell'} data-line={connection}>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {words.skip}
      </button>
      <header class="side">
        <MarkLink />
        <Nav route={route} />
        <Tools
          route={route}
          onHelp={() => setIsHelpOpen(true)}
          onFind={openPalette}
          onCall={() => setIsOnCallOpen(true)}
        />
      </header>
      <div class="page">
        <Banners route={route} />
        <main id="content" class={`main main-${route.view}`} ref={main} tabIndex={-1}>
          <PlacePages route={route} />
          <View route={route} />
        </main>
      </div>
      {isPaletteOpen && (
        <LatePalette onClose={() => setIsPaletteOpen(false)} onHelp={() => setIsHelpOpen(true)} />
      )}
      {isOnCallOpen && <LateOnCallDialog onClose={() => setIsOnCallOpen(false)} />}
      {isHelpOpen && <KeyHelp onClose={() => setIsHelpOpen(false)} />}
      {isLeaving && <LeaveDialog />}
      {askedUntil !== null && <StillThere until={askedUntil} />}
      <ToastList />
    </div>
  );
};
