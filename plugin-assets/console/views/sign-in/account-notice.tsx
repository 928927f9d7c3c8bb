import type { RegistrationView } from '../../../../service/protocol/api/registration-api.ts';
import { type Loaded, useApp, useLoaded, useSpeech } from '../../app/use-app.ts';

/** Controller first, the rest on demand. Rule: TR-1. */
export const AccountNotice = ({ notice }: { notice: NonNullable<RegistrationView['notice']> }) => {
  const { words } = useSpeech();
  const [first, ...rest] = notice.paragraphs;
  return (
    <section class="account-notice" aria-labelledby="account-notice">
      <h2 id="account-notice">{notice.title}</h2>
      {first && <p>{first.text}</p>}
      <details>
        <summary>{words.register.noticeMore}</summary>
        <dl class="account-notice-parts">
          {rest.map(({ heading, text }) => (
            <div key={heading}>
              <dt>{heading}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
};

export const useRegistration = (): Loaded<RegistrationView> => {
  const { api } = useApp();
  const { locale } = useSpeech();
  return useLoaded(locale, () => api.registration(locale));
};
