import { goTo } from '../../app/actions.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { EmptyState } from '../../parts/banner.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ShopForm } from '../../parts/shop-form.tsx';
import { ownedMerchants } from '../../state/select.ts';

export const NewShop = () => {
  const { words } = useSpeech();
  const me = useAppState((state) => state.me);
  const owned = ownedMerchants(me);
  if (owned.length === 0) {
    return (
      <EmptyState icon="shop" level={1} title={words.shops.newTitle} text={words.shops.notAllowed}>
        <a class="button" href="#/shops">
          {words.shops.title}
        </a>
      </EmptyState>
    );
  }
  return (
    <div class="view view-form">
      <a class="back-link" href="#/shops">
        <Icon name="back" size={16} />
        {words.settings.all}
      </a>
      <h1>{words.shops.newTitle}</h1>
      <div class="card">
        <ShopForm
          owned={owned}
          firstContact={me?.email ?? ''}
          onAdded={(shopId) => goTo({ view: 'start', shopId })}
        />
      </div>
    </div>
  );
};
