import { fill, plural } from '../../../shared/translate.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Chip } from '../../parts/chip.tsx';
import { Fact } from '../../parts/fact.tsx';
import { Icon } from '../../parts/icon.tsx';
import type { Conversation } from '../../state/conversation.ts';

const AdminLink = ({ href, text }: { href: string | null; text: string }) => {
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

/** Data from the shop server; fetched, never sent over the socket. */
export const CustomerFacts = ({ conversation }: { conversation: Conversation }) => {
  const { api } = useApp();
  const { words, format, locale } = useSpeech();
  const { id, last } = conversation.summary;
  const { data, refusal } = useLoaded(id, () => api.customer(id), last);
  const customer = data?.customer ?? null;
  if (refusal !== null && customer === null) return <p class="soft">{words.customer.failed}</p>;
  if (customer === null) return null;
  const { cart, orders, adminUrl, isSignedIn } = customer;
  return (
    <section class="customer" aria-label={words.customer.title}>
      <h3>{words.customer.title}</h3>
      <p class="chips">
        <Chip
          tone={isSignedIn ? 'good' : 'plain'}
          {...(isSignedIn && { icon: 'check' as const })}
          text={isSignedIn ? words.customer.verified : words.customer.guest}
        />
      </p>
      {adminUrl !== null && (
        <p>
          <AdminLink href={adminUrl} text={words.customer.account} />
        </p>
      )}
      {cart !== null && (
        <dl class="facts">
          <Fact name={words.customer.cart} look="customer-line">
            <span>{plural(locale, words.customer.items, cart.items)}</span>
            <strong>{format.money(cart.total, cart.currency)}</strong>
          </Fact>
        </dl>
      )}
      {orders.length > 0 && (
        <>
          <h4 id={`orders-${id}`}>{words.customer.orders}</h4>
          <ul class="customer-orders" aria-labelledby={`orders-${id}`}>
            {orders.map((order) => (
              <li key={order.number}>
                <p class="customer-line">
                  <AdminLink
                    href={order.adminUrl}
                    text={fill(words.customer.order, { number: order.number })}
                  />
                  <strong>{format.money(order.total, order.currency)}</strong>
                </p>
                <p class="customer-line soft">
                  <span>{order.state}</span>
                  <time dateTime={order.placedAt}>{format.day(order.placedAt)}</time>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="hint">{words.customer.only}</p>
    </section>
  );
};
