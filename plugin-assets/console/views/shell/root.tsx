import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import { makeFormat } from '../../app/format.ts';
import type { Route } from '../../app/router.ts';
import { showInTab } from '../../app/tab-badge.ts';
import { type Speech, SpeechContext, useAppState, useRoute } from '../../app/use-app.ts';
import { chosenLocale } from '../../state/select.ts';
import { hasMoreWaiting, waitingCount } from '../../state/to-answer.ts';
import { consoleLocale, loadWords } from '../../words/word-lists.ts';
import { Join } from '../sign-in/join.tsx';
import { Register } from '../sign-in/register.tsx';
import { Forgotten, ResetPassword } from '../sign-in/reset-password.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import { Shell } from './shell.tsx';
import { Starting } from './starting.tsx';

const SignedOut = ({ view }: { view: string }) => {
  if (view === 'register') return <Register />;
  return view === 'forgotten' ? <Forgotten /> : <SignIn />;
};

/** Views inside the shell. */
type TitledView = Exclude<Route['view'], 'join' | 'reset' | 'unknown'>;

type Spoken = Pick<Speech, 'locale' | 'words'>;

/** Keeps the former words while loading. */
const useWords = (first: Spoken, wanted: Locale): Spoken => {
  const [spoken, setSpoken] = useState(first);
  useEffect(() => {
    let isWanted = true;
    const take = (words: Speech['words']) => isWanted && setSpoken({ locale: wanted, words });
    // A failed load is retried with the next change or reload.
    void loadWords(wanted).then(take, () => undefined);
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return spoken;
};

export const Root = ({ first }: { first: Spoken }) => {
  const phase = useAppState((state) => state.phase);
  const staffId = useAppState(({ me }) => me?.staffId);
  const profileLocale = useAppState(({ me }) => chosenLocale(me));
  const waiting = useAppState(waitingCount);
  const isMoreWaiting = useAppState(hasMoreWaiting);
  const route = useRoute();
  const { locale, words } = useWords(first, consoleLocale(profileLocale));
  const speech = useMemo(() => ({ locale, words, format: makeFormat(locale, words) }), [locale]);
  useEffect(() => {
    document.documentElement.lang = locale;
    // Localised app manifest.
    document.querySelector('link[rel=manifest]')?.setAttribute('href', `/console/app-${locale}.webmanifest`);
  }, [locale]);

  const openShop = useAppState(({ me }) =>
    route.view === 'shop' ? me?.shops.find(({ id }) => id === route.shopId)?.name : undefined,
  );
  const titles: Record<TitledView, string> = {
    inbox: words.inbox.title,
    search: words.find.title,
    visits: words.visits.nav,
    leads: words.leads.title,
    quarantine: words.nav.quarantine,
    lead: words.leads.title,
    shops: words.shops.title,
    // Distinguishes tabs of two shops.
    shop: openShop ?? words.shops.title,
    'shop-new': words.shops.newTitle,
    connect: words.connect.title,
    marketing: words.marketing.title,
    consents: words.nav.consents,
    people: words.people.title,
    requests: words.requests.title,
    organisations: words.operator.title,
    agreements: words.dpa.operator.title,
    profile: words.profile.title,
    start: words.start.title,
    board: words.board.title,
    activity: words.activity.title,
    certificate: words.activity.title,
    'operator-records': words.operator.recordsTitle,
    // Replaced at once.
    register: words.inbox.title,
    forgotten: words.inbox.title,
  };
  const titleOf: Partial<Record<Route['view'], string>> = titles;
  const title =
    phase === 'signed-in' && route.view !== 'join'
      ? (titleOf[route.view] ?? words.errors.unknownPage)
      : route.view === 'register'
        ? words.register.title
        : words.signIn.title;
  useEffect(
    () => showInTab(title, phase === 'signed-in' ? waiting : 0, isMoreWaiting),
    [title, waiting, isMoreWaiting, phase],
  );

  return (
    <SpeechContext.Provider value={speech}>
      {route.view === 'join' ? (
        <Join token={route.token} />
      ) : route.view === 'reset' ? (
        <ResetPassword key={route.token} token={route.token} />
      ) : phase === 'signed-in' ? (
        // The key remounts forms for another person.
        <Shell key={staffId} route={route} />
      ) : phase === 'starting' ? (
        <Starting />
      ) : (
        <SignedOut view={route.view} />
      )}
    </SpeechContext.Provider>
  );
};
