import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';

/** Only where registration is open. */
export const RegisterLink = () => {
  const { api } = useApp();
  const { words, locale } = useSpeech();
  const registration = useLoaded(locale, () => api.registration(locale));
  if (registration.data?.isOpen !== true) return null;
  return (
    <p class="entry-more">
      {words.register.noAccount} <a href="#/register">{words.register.link}</a>
    </p>
  );
};
