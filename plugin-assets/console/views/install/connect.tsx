import { useState } from 'preact/hooks';
import type { ShopSettings } from '../../../../service/protocol/api/shop-api.ts';
import { fill } from '../../../shared/translate.ts';
import { type ConnectRequest, parseConnectRequest } from '../../app/connect-request.ts';
import { hrefOf } from '../../app/router.ts';
import { useApp, useAppState, useExplain, useLoaded, useSpeech } from '../../app/use-app.ts';
import { useRefFor } from '../../app/use-ref-for.ts';
import { Banner, EmptyState, Skeleton } from '../../parts/banner.tsx';
import { Choice } from '../../parts/field.tsx';
import { managesWhole } from '../../state/select.ts';
import { ConfirmConnection } from './confirm-connection.tsx';

const NEW_SHOP = 'new';
export const Connect = ({ encoded }: { encoded: string }) => {
  const { words } = useSpeech();
  const request = parseConnectRequest(encoded);
  const me = useAppState((state) => state.me);
  const shops = (me?.shops ?? []).filter(({ role }) => role === 'owner' || role === 'manager');
  const owned = (me?.organisations ?? []).filter(
    ({ kind, role }) => kind === 'merchant' && (role === 'owner' || role === 'manager'),
  );
  if (request === null) return <EmptyState icon="warn" level={1} title={words.connect.broken} text="" />;
  if (shops.length === 0 && owned.length === 0) {
    const leads = (me?.organisations ?? []).some((row) => row.kind === 'agency' && managesWhole(row));
    return (
      <EmptyState
        icon="shop"
        level={1}
        title={words.connect.title}
        text={leads ? words.connect.clientFirst : words.connect.noShop}
      >
        {leads && (
          <a class="button primary" href={hrefOf({ view: 'board', organisationId: null })}>
            {words.connect.toClients}
          </a>
        )}
      </EmptyState>
    );
  }
  const fitting = shops.find(({ url }) => new URL(url).origin === new URL(request.url).origin);
  return (
    <ConnectForm
      request={request}
      shops={shops}
      organisationId={owned[0]?.id ?? null}
      first={fitting?.id ?? (owned.length > 0 ? NEW_SHOP : (shops[0]?.id ?? NEW_SHOP))}
    />
  );
};

const ConnectForm = ({
  request,
  shops,
  organisationId,
  first,
}: {
  request: ConnectRequest;
  shops: readonly { id: string; name: string; url: string }[];
  organisationId: string | null;
  first: string;
}) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const [shopId, setShopId] = useState(first);
  const refFor = useRefFor();
  const host = new URL(request.url).host;
  const read = useLoaded<ShopSettings | null>(shopId, async () =>
    shopId === NEW_SHOP ? { ok: true, status: 200, body: null } : api.shop(shopId),
  );
  const explain = useExplain();
  const options = [
    ...shops.map(({ id, name, url }) => ({
      value: id,
      label: name,
      hint:
        new URL(url).origin === new URL(request.url).origin
          ? words.connect.fits
          : fill(words.connect.other, { host: new URL(url).host }),
      isDisabled: new URL(url).origin !== new URL(request.url).origin,
    })),
    ...(organisationId === null
      ? []
      : [
          {
            value: NEW_SHOP,
            label: words.connect.create,
            hint: fill(words.connect.createHint, { name: request.name, host }),
          },
        ]),
  ];
  return (
    <div class="view view-form">
      <h1>{words.connect.title}</h1>
      <p>{fill(words.connect.asks, { name: request.name, host })}</p>
      <div>
        <p>{words.connect.may}</p>
        <ul class="missing">
          {words.connect.mayList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div class="card stack">
        <Choice legend={words.connect.shop} value={shopId} options={options} onChange={setShopId} />
      </div>
      {read.refusal !== null && (
        <Banner tone="bad" isUrgent>
          {explain(read.refusal)}
        </Banner>
      )}
      {read.isBusy ? (
        <Skeleton isBusy />
      ) : (
        <ConfirmConnection
          key={shopId}
          request={request}
          settings={read.data}
          organisationId={shopId === NEW_SHOP ? organisationId : null}
          refFor={refFor}
        />
      )}
    </div>
  );
};
