import type { SubscriptionId } from '../../protocol/vocabulary.ts';
import type { RecordConsentChange } from '../consent/record-consent.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import { type Confirmation, linkInvalid } from '../model/confirmation/confirmation.ts';
import type { ConfirmationHandler } from '../model/confirmation/confirmation-handlers.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { MARKETING_WORDS } from '../model/marketing/marketing-texts.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';

/**
 * The link of the double opt-in: a pressed button writes `confirmed` and puts the address on the list. Who signs up
 * again by an act of their own is no longer suppressed. Rules: MK-2, D7.
 */
export const makeOptinConfirmation = (deps: {
  shops: Pick<ShopStore, 'get'>;
  subscriptions: SubscriptionStore;
  suppressions: SuppressionStore;
  consents: Pick<ConsentStore, 'byRef'>;
  clock: Clock;
  agreementGate: AgreementGate;
  recordConsentChange: RecordConsentChange;
}): ConfirmationHandler => {
  const read = async (confirmation: Confirmation) => {
    if (confirmation.shopId === null) throw linkInvalid();
    const scope = scopeOfShop(confirmation.shopId);
    const [shop, row] = await Promise.all([
      deps.shops.get(scope),
      deps.subscriptions.get(scope, confirmation.ref as SubscriptionId),
    ]);
    if (shop === null || row === null || row.state === 'imported' || row.consentEventId === null) {
      throw linkInvalid();
    }
    const words = MARKETING_WORDS[row.locale].confirm;
    const gaps = { controller: shop.controller.name };
    return { scope, shop, row, words, gaps, eventId: row.consentEventId };
  };
  return {
    async describe(confirmation) {
      const { shop, words, gaps } = await read(confirmation);
      return {
        title: words.title,
        paragraphs: words.text.map((text) => fillGaps(text, gaps)),
        button: words.button,
        shopName: shop.name,
      };
    },
    async confirm(confirmation) {
      const { scope, row, words, eventId } = await read(confirmation);
      const outcome = { title: words.done, paragraphs: words.doneText };
      if (row.state === 'confirmed') return outcome;
      if ((await deps.agreementGate(scope)) === 'missing') {
        throw new DomainError(
          'dpa_required',
          'The shop has no data-processing agreement at the moment, so it cannot accept new addresses. Try again later.',
        );
      }
      const now = deps.clock.now();
      const { delivery } = confirmation;
      const events = await deps.consents.byRef(scope, row.id);
      if (!events.some((event) => event.action === 'confirmed')) {
        const written = await deps.recordConsentChange(scope, {
          action: 'confirmed',
          ofEvent: eventId,
          method: 'doi_link',
          actor: 'visitor',
          via: 'email_link',
          ...(delivery === null
            ? {}
            : { doi: { sentAt: delivery.sentAt.toISOString(), confirmedAt: now.toISOString() } }),
          ref: row.id,
        });
        if (written === null) throw linkInvalid();
      }
      const changes = {
        state: 'confirmed',
        confirmedAt: now,
        expiresAt: null,
        delivery,
        importNote: null,
      } as const;
      // Before the state: an act that is cut short here is gone through once more.
      const { channel, subjectKey } = row;
      const wasSuppressed = await deps.suppressions.has(scope, channel, subjectKey);
      await deps.suppressions.lift(scope, channel, subjectKey);
      if ((await deps.subscriptions.change(scope, row.id, 'pending', changes)) === null) {
        // It was taken back at the same moment, and the mark of that may be the one that was lifted. Rule: MK-4.
        if (wasSuppressed)
          await deps.suppressions.put(scope, { shopId: scope.shopId, channel, subjectKey, since: now });
        throw linkInvalid();
      }
      return outcome;
    },
  };
};
