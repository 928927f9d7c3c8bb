import type { Route } from '../../app/router.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { hasMoreWaiting, newLeadsCount, waitingCount } from '../../state/select.ts';
import { NavMore } from './nav-more.tsx';
import { PlaceLink } from './place-link.tsx';
import { placesOf } from './places.ts';

/** The bottom bar has this many places; the last one is then "More". */
const MOST_IN_BAR = 5;

/** The navigation; entries that the person may not see are left out. */
export const Nav = ({ route }: { route: Route }) => {
  const speech = useSpeech();
  const me = useAppState((state) => state.me);
  const waiting = useAppState(waitingCount);
  const isMoreWaiting = useAppState(hasMoreWaiting);
  const newLeads = useAppState(newLeadsCount);
  const requests = useAppState((state) => state.openRequests);
  const places = placesOf(me, speech, { waiting, hasMoreWaiting: isMoreWaiting, newLeads, requests });
  const hasMore = places.length > MOST_IN_BAR;
  const rare = places.filter(({ isRare }) => isRare);
  return (
    <nav class={hasMore ? 'nav has-more' : 'nav'} aria-label={speech.words.nav.label}>
      <ul>
        {places.map((place) => (
          <li key={place.icon} class={place.isRare ? 'is-rare' : undefined}>
            <PlaceLink place={place} route={route} />
          </li>
        ))}
        {hasMore && <NavMore places={rare} route={route} />}
      </ul>
    </nav>
  );
};
