import type { Changes } from '../../../../service/protocol/api/change-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Chip } from '../../parts/chip.tsx';
import { entryOf } from '../../words/word-lists.ts';

export const NoticeVersions = ({ entries }: { entries: Changes['entries'] }) => {
  const { words, format } = useSpeech();
  const languages: Record<string, string> = words.languages;
  const locales = [...new Set(entries.map((entry) => entry.locale))];
  return (
    <>
      {locales.map((locale) => (
        <section key={locale} class="versions">
          <h3>{languages[locale] ?? locale}</h3>
          <ol class="timeline">
            {entries
              .filter((entry) => entry.locale === locale)
              .map((entry) => (
                <li key={`${entry.noticeId} ${entry.since}`}>
                  <p>
                    {fill(words.changes.since, { when: format.moment(entry.since) })}{' '}
                    {entry.until === null ? (
                      <Chip tone="good" icon="check" text={words.changes.now} />
                    ) : (
                      <span class="soft">
                        {fill(words.changes.until, { when: format.moment(entry.until) })}
                      </span>
                    )}
                  </p>
                  <p class="soft">
                    {entry.aspects.length === 0
                      ? words.changes.first
                      : entry.aspects
                          .map((aspect) => entryOf(words.changes.aspects, aspect) ?? aspect)
                          .join(', ')}
                  </p>
                </li>
              ))}
          </ol>
        </section>
      ))}
    </>
  );
};
