import { useSpeech } from '../../app/use-app.ts';

/** German readers get the English guide. */
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
