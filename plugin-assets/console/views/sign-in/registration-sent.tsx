import { fill, plural } from '../../../shared/translate.ts';
import { useSpeech, useWaitingConnection } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { EntryPage } from '../../parts/entry-page.tsx';

/** A mail with a link was sent; the account exists once the link is opened. */
export const RegistrationSent = ({
  email,
  days,
  onAgain,
}: {
  email: string;
  days: number;
  onAgain: () => void;
}) => {
  const { words, locale } = useSpeech();
  const waiting = useWaitingConnection();
  return (
    <EntryPage title={words.register.sentTitle}>
      <p>{fill(words.register.sent, { email })}</p>
      <p class="soft">{fill(words.register.sentUntil, { days: plural(locale, words.confirm.days, days) })}</p>
      {waiting !== null && <Banner>{fill(words.connect.thisBrowser, { host: waiting.host })}</Banner>}
      <p class="soft">{words.register.sentNothing}</p>
      <button type="button" class="button wide" onClick={onAgain}>
        {words.register.again}
      </button>
      <a class="button wide" href="#/inbox">
        {words.join.toSignIn}
      </a>
    </EntryPage>
  );
};
