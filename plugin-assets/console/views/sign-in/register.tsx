import type { RegistrationView } from '../../../../service/protocol/api/registration-api.ts';
import { useSpeech } from '../../app/use-app.ts';
import { LoadState } from '../../parts/banner.tsx';
import { EntryPage } from '../../parts/entry-page.tsx';
import { useRegistration } from './account-notice.tsx';
import { OperatorContact } from './operator-contact.tsx';
import { RegisterForm } from './register-form.tsx';

const RegistrationClosed = ({ registration }: { registration: RegistrationView }) => {
  const { words } = useSpeech();
  return (
    <EntryPage title={words.register.closedTitle}>
      <p>{words.register.closed}</p>
      <OperatorContact registration={registration} />
      <a class="button wide" href="#/inbox">
        {words.join.toSignIn}
      </a>
    </EntryPage>
  );
};

export const Register = () => {
  const { words } = useSpeech();
  const registration = useRegistration();
  if (registration.data === null) {
    return (
      <EntryPage title={words.register.title}>
        <LoadState loaded={registration} />
      </EntryPage>
    );
  }
  return registration.data.isOpen ? (
    <RegisterForm registration={registration.data} />
  ) : (
    <RegistrationClosed registration={registration.data} />
  );
};
