import type { VisitView } from '../../../../service/protocol/api/visits/visit-api.ts';
import { fill, plural } from '../../../shared/translate.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { visitsWordsFor } from '../../words/visits-words.ts';

const pathOf = (page: string): string => {
  const { pathname } = new URL(page);
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
};
const TONES = { looking: 'plain', invited: 'note', declined: 'plain', chatting: 'good' } as const;

export const VisitRow = ({
  visit,
  mayInvite,
  onInvite,
}: {
  visit: VisitView;
  mayInvite: boolean;
  onInvite: () => void;
}) => {
  const { words, locale, format } = useSpeech();
  const w = visitsWordsFor(locale);
  const { pages, cart } = visit;
  const last = pages.at(-1);
  return (
    <li class="card visit">
      <div class="visit-what">
        {last && (
          <a class="visit-page" href={last.page} target="_blank" rel="noreferrer noopener">
            {pathOf(last.page)}
          </a>
        )}
        <p class="soft">
          {fill(w.since, { time: format.time(visit.since) })}
          {` · ${words.languages[visit.locale]}`}
          {cart !== null &&
            ` · ${fill(w.cart, { items: plural(locale, w.items, cart.items), total: format.money(cart.total, cart.currency) })}`}
        </p>
        {pages.length > 1 && (
          <details>
            <summary>{plural(locale, w.trail, pages.length)}</summary>
            <ol class="visit-trail">
              {pages.map(({ page, at }) => (
                <li key={at}>
                  <time dateTime={at}>{format.time(at)}</time> {pathOf(page)}
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
      <div class="visit-side">
        {visit.isReturning && <Chip tone="note" text={w.returning} />}
        <Chip tone={TONES[visit.state]} text={visit.isInvitationWaiting ? w.waits : w.states[visit.state]} />
        {mayInvite && visit.state === 'looking' && !visit.isInvitationWaiting && (
          <Button label={w.invite} onClick={onInvite} />
        )}
      </div>
    </li>
  );
};
