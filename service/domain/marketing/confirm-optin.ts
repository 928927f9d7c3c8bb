import type { SubscriptionId } from '../../protocol/vocabulary.ts';
import type { EndProof } from '../consent/end-proof.ts';
import type { RecordConsentChange } from '../consent/record-consent.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { type Confirmation, linkInvalid } from '../model/confirmation/confirmation.ts';
import type { ConfirmationHandler } from '../model/confirmation/confirmation-handlers.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { otherConsentsOf } from '../model/marketing/other-consents.ts';
import type { Subscription } from '../model/marketing/subscription.ts';
import type { SubscriptionStore, SuppressionStore } from '../model/marketing/subscription-store.ts';
import { marketingCatalog } from '../model/marketing/texts/marketing-catalog.ts';
import type { NoticeStore } from '../model/notice/notice-store.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { fillGaps } from '../model/text/fill-gaps.ts';
import { makeSettleEarlier } from './earlier-consents.ts';

/** The ticked words name another controller than today's. */
const otherController = (): DomainError =>
  new DomainError(
    'link_invalid',
    'The shop has another controller since this consent was asked for. Tick the box in the shop again.',
  );

/** Confirms the consent given before the mail; lifts suppression. Rules: MK-2, D7. */
export const makeOptinConfirmation = (deps: {
  shops: Pick<ShopStore, 'get'>;
  subscriptions: SubscriptionStore;
  suppressions: SuppressionStore;
  consents: Pick<ConsentStore, 'byRef' | 'get' | 'following' | 'eraseOpenings'>;
  notices: Pick<NoticeStore, 'get'>;
  clock: Clock;
  agreementGate: AgreementGate;
  endProof: EndProof;
  recordConsentChange: RecordConsentChange;
}): ConfirmationHandler => {
  const settleEarlier = makeSettleEarlier(deps);
  const settle = (scope: ShopScope, row: Subscription) =>
    settleEarlier(scope, row, { method: 'doi_link', via: 'email_link' });
  const waitingFor = async (
    scope: ShopScope,
    row: Subscription,
    { createdAt }: Confirmation,
  ): Promise<ConsentEvent | null> => {
    if (row.state === 'confirmed') {
      const beside = row.expiresAt === null ? [] : await otherConsentsOf(deps, scope, row);
      return beside.filter(({ occurredAt }) => occurredAt <= createdAt).at(-1) ?? null;
    }
    const entry = row.consentEventId === null ? null : await deps.consents.get(scope, row.consentEventId);
    if (entry?.kind !== 'event' || entry.event.occurredAt > createdAt) throw linkInvalid();
    return entry.event;
  };
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
    const event = await waitingFor(scope, row, confirmation);
    const notice = event === null ? null : await deps.notices.get(scope, event.noticeId);
    const controller = notice?.content.controller.name ?? shop.controller.name;
    if (controller !== shop.controller.name) throw otherController();
    const words = marketingCatalog[confirmation.locale].confirm;
    return { scope, shop, row, words, gaps: { controller }, event };
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
      const { scope, row, words, event } = await read(confirmation);
      const outcome = { title: words.done, paragraphs: words.doneText };
      if (event === null) {
        await settle(scope, row);
        return outcome;
      }
      if ((await deps.agreementGate(scope)) === 'missing') {
        throw new DomainError(
          'dpa_required',
          'The shop has no data-processing agreement at the moment, so it cannot accept new addresses. Try again later.',
        );
      }
      const now = deps.clock.now();
      const { delivery } = confirmation;
      const followed = await deps.consents.following(scope, event.id);
      if (!followed.some(({ action }) => action === 'confirmed')) {
        const written = await deps.recordConsentChange(scope, {
          action: 'confirmed',
          ofEvent: event.id,
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
        consentEventId: event.id,
        noticeId: event.noticeId,
        locale: confirmation.locale,
        createdAt: event.occurredAt,
        confirmedAt: now,
        expiresAt: null,
        delivery,
        importNote: null,
      } as const;
      // Before the state, so an interrupted act is repeated.
      const { channel, subjectKey } = row;
      const wasSuppressed = await deps.suppressions.has(scope, channel, subjectKey);
      await deps.suppressions.lift(scope, channel, subjectKey);
      const onlyIf = { consentEventId: row.consentEventId };
      const stands = await deps.subscriptions.change(scope, row.id, row.state, changes, onlyIf);
      if (stands === null) {
        // A concurrent withdrawal's mark may have been lifted. Rule: MK-4.
        if (wasSuppressed)
          await deps.suppressions.put(scope, { shopId: scope.shopId, channel, subjectKey, since: now });
        throw linkInvalid();
      }
      await settle(scope, stands);
      return outcome;
    },
  };
};
