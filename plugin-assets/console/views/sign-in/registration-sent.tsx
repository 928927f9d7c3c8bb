import type { RegistrationView } from '../../../../service/protocol/api/registration-api.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useSpeech, useWaitingConnection } from '../../app/use-app.ts';
import { Banner } from '../../parts/banner.tsx';
import { EntryPage } from '../../parts/entry-page.tsx';
import { OperatorContact } from './operator-contact.tsx';

export const RegistrationSent = ({
  email,
  days,
  registration,
  onAgain,
}: {
  email: string;
  days: number;
  registration: RegistrationView;
  onAgain: () => void;
}) => {
  const { words, locale } = useSpeech();
  const waiting = useWaitingConnection();
  const { isMailSet } = registration;
  return (
    <EntryPage title={isMailSet ? words.register.sentTitle : words.register.waitsTitle}>
      <p>{fill(isMailSet ? words.register.sent : words.register.waits, { email })}</p>
      {!isMailSet && <OperatorContact registration={registration} />}
      <p class="soft">{fill(words.register.sentUntil, { days: plural(locale, words.confirm.days, days) })}</p>
      {waiting !== null && <Banner>{fill(words.connect.thisBrowser, { host: waiting.host })}</Banner>}
      {isMailSet && <p class="soft">{words.register.sentNothing}</p>}
      <button type="button" class="button wide" onClick={onAgain}>
        {words.register.again}
      </button>
      <a class="button wide" href="#/inbox">
        {words.join.toSignIn}
      </a>
    </EntryPage>
  );
};
