import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { NonceStore } from '../model/base/nonce-store.ts';
import type { Clock, Digest, FieldVault } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShops } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Shop } from '../model/shop/shop.ts';
import { signingSecrets } from '../shop/adapter-secret.ts';
import { CLOCK_SKEW_SECONDS, type CustomerFacts, IDENTITY_SECONDS, type IdentityToken } from './customer.ts';

export type CustomerDeps = {
  conversations: ConversationStore;
  identityNonces: NonceStore;
  agreementGate: AgreementGate;
  vault: FieldVault;
  digest: Digest;
  clock: Clock;
  bus: EventBus;
};
type HoldCustomerBlock = (scope: ShopScope, conversation: Conversation, key: string) => Promise<void>;

/**
 * Binds a verified customer, one per conversation. Rules: SE-5, D7, RT-1.
 * @throws DomainError signature_invalid, alike for every reason; dpa_required; conflict (another customer)
 */
export const makeIdentifyCustomer =
  (deps: CustomerDeps & { holdCustomerBlock: HoldCustomerBlock }) =>
  async (shop: Shop, scope: ShopScope, conversation: Conversation, token: IdentityToken): Promise<void> => {
    if ((await deps.agreementGate(scope)) === 'missing') {
      throw new DomainError('dpa_required', 'The shop has no data-processing agreement yet.');
    }
    const refused = () =>
      new DomainError(
        'signature_invalid',
        "The identity token is not valid. Ask the shop's server for a new one.",
      );
    const { claims } = token;
    if (!(await isVouchedFor(deps, scope, shop, token))) throw refused();
    const isNew = await deps.identityNonces.use(scope, claims.nonce, new Date(claims.exp * 1000));
    if (!isNew) throw refused();
    const known = await knownSub(deps, scope, conversation.id);
    if (known !== null && known !== claims.sub) {
      if (claims.sub === null) return;
      throw new DomainError('conflict', 'This chat was begun from another account. Start a new one.');
    }

    const facts: CustomerFacts = { ...claims.facts, sub: claims.sub };
    const sealed = await deps.vault.seal(scope, JSON.stringify(facts));
    await deps.conversations.setCustomer(scope, conversation.id, sealed);
    if (claims.sub !== null) {
      const key = await deps.vault.subjectKey(scope, 'customer', claims.sub);
      await deps.conversations.addSubjectKeys(scope, conversation.id, [key]);
      await deps.holdCustomerBlock(scope, conversation, key);
    }
    deps.bus.publish({
      type: 'conversation.customer',
      shopId: scope.shopId,
      conversationId: conversation.id,
    });
  };

/** The cache may be stale. */
const knownSub = async (deps: CustomerDeps, scope: ShopScope, id: ConversationId): Promise<string | null> => {
  const [current] = await deps.conversations.current(scopeOfShops([scope.shopId]), [id]);
  return current === undefined ? null : ((await makeReadCustomer(deps)(scope, current))?.sub ?? null);
};

/** Whether signature, shop and time are valid; not the nonce. */
export const isVouchedFor = async (
  deps: Pick<CustomerDeps, 'vault' | 'digest' | 'clock'>,
  scope: ShopScope,
  shop: Shop,
  token: IdentityToken,
): Promise<boolean> => {
  const { claims } = token;
  const now = deps.clock.now().getTime() / 1000;
  const isInTime =
    claims.exp > now && claims.iat <= now + CLOCK_SKEW_SECONDS && claims.exp - claims.iat <= IDENTITY_SECONDS;
  return claims.shop === shop.key && isInTime && (await isSigned(deps, scope, shop, token));
};

const isSigned = async (
  deps: Pick<CustomerDeps, 'vault' | 'digest' | 'clock'>,
  scope: ShopScope,
  shop: Shop,
  { encoded, signature }: IdentityToken,
): Promise<boolean> => {
  for (const sealed of signingSecrets(shop, deps.clock.now())) {
    const secret = await deps.vault.open(scope, sealed);
    if (deps.digest.equal(signature, deps.digest.hmacHex(secret, `chat-identity.v1.${encoded}`))) return true;
  }
  return false;
};

/** Null: none. */
export const makeReadCustomer =
  (deps: Pick<CustomerDeps, 'vault'>) =>
  async (scope: ShopScope, conversation: Conversation): Promise<CustomerFacts | null> =>
    conversation.customer === null
      ? null
      : (JSON.parse(await deps.vault.open(scope, conversation.customer)) as CustomerFacts);
