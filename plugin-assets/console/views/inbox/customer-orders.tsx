import type { ComponentChildren } from 'preact';
import type { Customer, Orders } from '../../../../service/protocol/api/conversation/customer-api.ts';
import { fill } from '../../../shared/translate.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';

type FreshOrder = Orders['orders'][number];
type KnownOrder = Customer['orders'][number];

export const NewTabLink = ({ href, text }: { href: string | null; text: string }) => {
  const { words } = useSpeech();
  if (href === null) return <span>{text}</span>;
  return (
    <a class="page-link" href={href} target="_blank" rel="noopener noreferrer">
      {text}
      <Icon name="link" size={14} />
      <span class="off-screen"> ({words.common.newTab})</span>
    </a>
  );
};

const Sending = ({ order }: { order: FreshOrder }) => {
  const { words, format } = useSpeech();
  const { paid, shippedAt, parcels } = order;
  return (
    <>
      {(paid !== null || shippedAt !== null) && (
        <p class="chips">
          {paid !== null && (
            <Chip tone={paid ? 'good' : 'note'} text={paid ? words.customer.paid : words.customer.unpaid} />
          )}
          {shippedAt !== null && <Chip text={fill(words.customer.shipped, { day: format.day(shippedAt) })} />}
        </p>
      )}
      {parcels.map(({ carrier, number, url }) => (
        <p key={number} class="customer-line">
          <NewTabLink
            href={url}
            text={fill(words.customer.parcel, { number: carrier === '' ? number : `${carrier} ${number}` })}
          />
        </p>
      ))}
    </>
  );
};

const OneOrder = ({ order }: { order: KnownOrder | FreshOrder }) => {
  const { words, format } = useSpeech();
  return (
    <li>
      <p class="customer-line">
        <NewTabLink href={order.adminUrl} text={fill(words.customer.order, { number: order.number })} />
        <strong>{format.money(order.total, order.currency)}</strong>
      </p>
      <p class="customer-line soft">
        <span>{order.state}</span>
        <time dateTime={order.placedAt}>{format.day(order.placedAt)}</time>
      </p>
      {'parcels' in order && <Sending order={order} />}
    </li>
  );
};

const OrderList = ({
  id,
  orders,
  children,
}: {
  id: string;
  orders: readonly (KnownOrder | FreshOrder)[];
  children?: ComponentChildren;
}) => {
  const { words } = useSpeech();
  return (
    <>
      <h4 id={`orders-${id}`}>{words.customer.orders}</h4>
      {children}
      {orders.length > 0 && (
        <ul class="customer-orders" aria-labelledby={`orders-${id}`}>
          {orders.map((order) => (
            <OneOrder key={order.number} order={order} />
          ))}
        </ul>
      )}
    </>
  );
};

/** Orders as the shop's token named them. */
export const KnownOrders = ({ id, orders }: { id: string; orders: readonly KnownOrder[] }) =>
  orders.length === 0 ? null : <OrderList id={id} orders={orders} />;

const useStanding = (data: Orders | null, hasFailed: boolean): string | null => {
  const { words } = useSpeech();
  if (hasFailed) return words.customer.failedOrders.service;
  switch (data?.state) {
    case 'answered':
      return data.orders.length === 0 ? words.customer.noOrders : null;
    case 'not_found':
      return words.customer.unknownAccount;
    case 'failed':
      if (data.status === 401) return words.customer.failedOrders.key;
      if (data.fault === 'timeout') return words.customer.failedOrders.timeout;
      return data.fault === 'status' || data.fault === 'form'
        ? words.customer.failedOrders.answer
        : words.customer.failedOrders.network;
    default:
      return null;
  }
};

/** Asked afresh at the shop, kept by this view alone; else those of the token. Rule: AD-52. */
export const CustomerOrders = ({ id, known }: { id: string; known: readonly KnownOrder[] }) => {
  const { api } = useApp();
  const { words } = useSpeech();
  const { data, refusal, isBusy, reload } = useLoaded(id, () => api.orders(id));
  const standing = useStanding(data, refusal !== null);
  const isAnswered = data?.state === 'answered' || data?.state === 'not_found';
  if (refusal === null && (data === null || data.state === 'off' || data.state === 'not_asked'))
    return <KnownOrders id={id} orders={known} />;
  return (
    <OrderList id={id} orders={refusal === null && isAnswered ? data.orders : known}>
      <div role="status">
        {standing !== null && <p class="soft">{standing}</p>}
        {!isAnswered && known.length > 0 && <p class="soft">{words.customer.knownOrders}</p>}
      </div>
      <p>
        <button
          type="button"
          class="button small"
          aria-busy={isBusy}
          onClick={() => {
            if (!isBusy) reload();
          }}
        >
          {words.customer.refresh}
        </button>
      </p>
    </OrderList>
  );
};
