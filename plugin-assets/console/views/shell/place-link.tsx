import { hrefOf, type Route } from '../../app/router.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Place } from './places.ts';

const countText = (count: number, hasMore = false): string =>
  count > 99 ? '99+' : hasMore ? `${count}+` : String(count);

/** One entry of the navigation, with its number. */
export const PlaceLink = ({ place, route }: { place: Place; route: Route }) => (
  <a
    class="nav-link"
    href={hrefOf(place.route)}
    aria-current={place.views.includes(route.view) ? 'page' : undefined}
  >
    <Icon name={place.icon} size={22} />
    <span>{place.name}</span>
    {place.count !== undefined && place.count.shown > 0 && (
      <span class={place.count.isBad ? 'nav-count is-bad' : 'nav-count'}>
        <span aria-hidden="true">{countText(place.count.shown, place.count.hasMore)}</span>
        <span class="off-screen">{place.count.spoken}</span>
      </span>
    )}
  </a>
);
