import type { ComponentChildren } from 'preact';
import { goTo } from '../../app/actions.ts';
import type { Route } from '../../app/router.ts';
import { useSpeech } from '../../app/use-app.ts';
import { Select } from '../field.tsx';

export const ShopPage = ({
  title,
  lead,
  shops,
  shopId,
  routeOf,
  children,
}: {
  title: string;
  lead: string;
  shops: readonly { id: string; name: string }[];
  shopId: string;
  routeOf: (shopId: string) => Route;
  children: ComponentChildren;
}) => {
  const { words } = useSpeech();
  return (
    <div class="view">
      <header class="view-head">
        <div>
          <h1>{title}</h1>
          <p class="soft">{lead}</p>
        </div>
        {shops.length > 1 && (
          <Select
            label={words.common.shop}
            value={shopId}
            options={shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => goTo(routeOf(id))}
          />
        )}
      </header>
      {children}
    </div>
  );
};
