import { useState } from 'preact/hooks';
import { fill } from '../../../shared/translate.ts';
import { hrefOf } from '../../app/router.ts';
import { useAppState, useSpeech } from '../../app/use-app.ts';
import { EmptyState } from '../../parts/banner.tsx';
import { AgreementChip, Chip, CollectingChip, PolicyChip } from '../../parts/chip.tsx';
import { Check, Field } from '../../parts/field.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ShopBadge } from '../../parts/shop-badge.tsx';
import { demoShop, isSetUp, ownedMerchants, type ShopAccess, searchedShops } from '../../state/select.ts';

const ShopCard = ({ shop }: { shop: ShopAccess }) => {
  const { words } = useSpeech();
  return (
    <li class="shop-card">
      <a
        class="shop-card-link"
        href={hrefOf({ view: 'shop', shopId: shop.id, tab: 'account' })}
        aria-label={fill(words.shops.open, { shop: shop.name })}
      >
        <span class="shop-card-name">
          <ShopBadge shopId={shop.id} />
        </span>
        <Icon name="forward" size={18} />
      </a>
      <p class="soft shop-card-meta">
        <span class="break-all">{shop.url.replace(/^https?:\/\//, '').replace(/\/$/, '')}</span>
        <span>{shop.organisationName}</span>
        <span>
          {fill(words.shops.yourRole, { role: words.roles[shop.role] })}
          {shop.viaAgency !== null && `, ${fill(words.shops.via, { agency: shop.viaAgency })}`}
        </span>
      </p>
      <p class="chips">
        <CollectingChip shop={shop} />
        <PolicyChip state={shop.policyState} />
        {shop.agreement !== 'not_needed' && <AgreementChip state={shop.agreement} />}
        {shop.isWaiting && <Chip tone="note" text={words.access.waits} />}
      </p>
      {shop.role === 'owner' && !isSetUp(shop) && shop.closesAt === null && (
        <a class="button small shop-card-next" href={hrefOf({ view: 'start', shopId: shop.id })}>
          {words.start.goOn}
        </a>
      )}
    </li>
  );
};

/** Up to this number all are shown. */
const FEW_SHOPS = 6;

/** Above the limit only found or faulty ones. */
const ShopList = ({ shops }: { shops: readonly ShopAccess[] }) => {
  const { words } = useSpeech();
  const [search, setSearch] = useState('');
  const [isWrongOnly, setIsWrongOnly] = useState(false);
  const shown = searchedShops(shops, search, isWrongOnly);
  return (
    <>
      {shops.length > FEW_SHOPS && (
        <search class="shop-search">
          <Field label={words.shops.search} value={search} onInput={setSearch} />
          <Check label={words.shops.wrongOnly} isOn={isWrongOnly} onChange={setIsWrongOnly} />
          <p class="soft" role="status">
            {fill(words.shops.shown, { shown: shown.length, all: shops.length })}
          </p>
        </search>
      )}
      <ul class="shop-cards">
        {shown.map((shop) => (
          <ShopCard key={shop.id} shop={shop} />
        ))}
      </ul>
    </>
  );
};

export const Shops = () => {
  const { words } = useSpeech();
  const me = useAppState((state) => state.me);
  const shops = me?.shops ?? [];
  const mayAdd = ownedMerchants(me).length > 0;
  const addHref = demoShop(me) === undefined ? '#/shops/new' : '#/start';
  const agency = me?.organisations.find(({ kind }) => kind === 'agency');
  return (
    <div class="view">
      <header class="view-head">
        <h1>{words.shops.title}</h1>
        {mayAdd && shops.length > 0 && (
          <a class="button primary" href={addHref}>
            <Icon name="plus" size={18} />
            {words.shops.add}
          </a>
        )}
      </header>
      {shops.length === 0 ? (
        <EmptyState
          icon="shop"
          title={words.shops.emptyTitle}
          text={
            mayAdd
              ? words.shops.empty
              : agency === undefined
                ? words.shops.emptyGuest
                : fill(words.shops.agencyCode, { code: agency.code })
          }
        >
          {mayAdd && (
            <a class="button primary" href="#/shops/new">
              {words.shops.add}
            </a>
          )}
        </EmptyState>
      ) : (
        <ShopList shops={shops} />
      )}
    </div>
  );
};
