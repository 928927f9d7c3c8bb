import { hrefOf, type Route } from '../../app/router.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { Tabs } from '../../parts/tabs.tsx';
import { newLeadsCount } from '../../state/select.ts';
import { hasMoreWaiting, waitingCount } from '../../state/to-answer.ts';
import { NavMore } from './nav-more.tsx';
import { PlaceLink } from './place-link.tsx';
import { isAt, type Place, placesOf } from './places.ts';

/** Includes "More". */
const MOST_IN_BAR = 5;

const usePlaces = (): Place[] => {
  const speech = useSpeech();
  const me = useAppState((state) => state.me);
  const waiting = useAppState(waitingCount);
  const isMoreWaiting = useAppState(hasMoreWaiting);
  const newLeads = useAppState(newLeadsCount);
  const quarantined = useAppState((state) => state.recentLeads.quarantined);
  const requests = useAppState((state) => state.openRequests);
  return placesOf(me, speech, { waiting, hasMoreWaiting: isMoreWaiting, newLeads, quarantined, requests });
};

export const Nav = ({ route }: { route: Route }) => {
  const places = usePlaces();
  const { words } = useSpeech();
  const hasMore = places.length > MOST_IN_BAR;
  const rare = places.filter(({ isRare }) => isRare);
  return (
    <nav class={hasMore ? 'nav has-more' : 'nav'} aria-label={words.nav.label}>
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

/** Tabs of a place with several pages. */
export const PlacePages = ({ route }: { route: Route }) => {
  const place = usePlaces().find((one) => isAt(one, route));
  if (place === undefined || place.pages.length < 2) return null;
  return (
    <div class="place-pages">
      <Tabs
        label={place.name}
        tabs={place.pages.map((page) => ({
          hrefs: [hrefOf(page.route)],
          name: page.count && page !== place.pages[0] ? `${page.name} (${page.count.shown})` : page.name,
          isChosen: page.views.includes(route.view),
        }))}
      />
    </div>
  );
};
