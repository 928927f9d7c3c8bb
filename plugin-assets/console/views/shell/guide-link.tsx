import { useSpeech } from '../../app/use-app.ts';

/** To the guide for consultants, which leads on to the one for owners; German readers get the English one. */
export const GuideLink = () => {
  const { words, locale } = useSpeech();
  return (
    <a
      href={locale === 'pl' ? '/guide/pl/konsultant' : '/guide/en/consultant'}
      target="_blank"
      rel="noreferrer"
    >
      {words.keys.guide}
    </a>
  );
};
