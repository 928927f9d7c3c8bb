import { useAppState } from '../app/use-app.ts';
import { shopOf } from '../state/select.ts';

/** A stable hue per shop. */
const hueOf = (id: string): number => {
  let hash = 7;
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) % 360;
  return hash;
};

export const ShopBadge = ({ shopId }: { shopId: string }) => {
  const shop = useAppState((state) => shopOf(state, shopId));
  if (shop === undefined) return null;
  return (
    <span class="shop-badge" title={shop.name}>
      <span class="shop-dot" style={{ '--hue': String(hueOf(shopId)) }} aria-hidden="true" />
      <span class="shop-badge-name">{shop.name}</span>
    </span>
  );
};
