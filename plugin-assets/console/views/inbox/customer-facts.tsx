import { plural } from '../../../shared/translate.ts';
import { useApp, useLoaded, useSpeech } from '../../app/use-app.ts';
import { Chip } from '../../parts/chip.tsx';
import { Fact } from '../../parts/fact.tsx';
import type { Conversation } from '../../state/conversation.ts';
import { CustomerOrders, KnownOrders, NewTabLink } from './customer-orders.tsx';

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
          <NewTabLink href={adminUrl} text={words.customer.account} />
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
      {isSignedIn ? <CustomerOrders id={id} known={orders} /> : <KnownOrders id={id} orders={orders} />}
      <p class="hint">{words.customer.only}</p>
    </section>
  );
};
