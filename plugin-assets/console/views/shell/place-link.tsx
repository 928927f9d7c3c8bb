import { hrefOf, type Route } from '../../app/router.ts';
import { Icon } from '../../parts/icon.tsx';
import { isAt, type Place } from './places.ts';

const countText = (count: number, hasMore = false): string =>
  count > 99 ? '99+' : hasMore ? `${count}+` : String(count);

export const PlaceLink = ({ place, route }: { place: Place; route: Route }) => {
  const count = place.pages.find((page) => page.count !== undefined)?.count;
  return (
    <a
      class="nav-link"
      href={hrefOf(place.pages[0].route)}
      aria-current={isAt(place, route) ? (place.pages.length > 1 ? 'true' : 'page') : undefined}
    >
      <Icon name={place.icon} size={22} />
      <span>{place.name}</span>
      {count !== undefined && count.shown > 0 && (
        <span class={`nav-count${count.isBad ? ' is-bad' : ''}${count.isQuiet ? ' is-quiet' : ''}`}>
          <span aria-hidden="true">{countText(count.shown, count.hasMore)}</span>
          <span class="off-screen">{count.spoken}</span>
        </span>
      )}
    </a>
  );
};
