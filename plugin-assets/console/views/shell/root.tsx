import { useEffect, useMemo } from 'preact/hooks';
import { makeFormat } from '../../app/format.ts';
import { showInTab } from '../../app/tab-badge.ts';
import { SpeechContext, useAppState, useRoute } from '../../app/use-app.ts';
import { hasMoreWaiting, isUnnamedOwner, waitingCount } from '../../state/select.ts';
import { consoleLocale, wordsFor } from '../../words/word-lists.ts';
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

/** Sets the language and shows the start screen, sign-in, invitation or the console. */
export const Root = () => {
  const phase = useAppState((state) => state.phase);
  // The first start knows no language of its owner; the browser does.
  const profileLocale = useAppState(({ me }) => (isUnnamedOwner(me) ? null : me?.locale));
  const waiting = useAppState(waitingCount);
  const isMoreWaiting = useAppState(hasMoreWaiting);
  const route = useRoute();
  const locale = consoleLocale(profileLocale);
  const speech = useMemo(() => {
    const words = wordsFor(locale);
    return { locale, words, format: makeFormat(locale, words) };
  }, [locale]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);

  const { words } = speech;
  const titles: Record<string, string> = {
    inbox: words.inbox.title,
    leads: words.leads.title,
    lead: words.leads.title,
    shops: words.shops.title,
    shop: words.shops.title,
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
  };
  const title =
    phase === 'signed-in' && route.view !== 'join'
      ? (titles[route.view] ?? words.errors.unknownPage)
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
        <Shell route={route} />
      ) : phase === 'starting' ? (
        <Starting />
      ) : (
        <SignedOut view={route.view} />
      )}
    </SpeechContext.Provider>
  );
};
