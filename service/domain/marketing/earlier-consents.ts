import type { EndProof } from '../consent/end-proof.ts';
import type { RecordConsentChange } from '../consent/record-consent.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConsentEvent } from '../model/consent/consent.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import { otherConsentsOf } from '../model/marketing/other-consents.ts';
import type { Subscription } from '../model/marketing/subscription.ts';

export type EarlierConsentsDeps = {
  consents: Pick<ConsentStore, 'byRef' | 'following' | 'eraseOpenings'>;
  clock: Clock;
  endProof: EndProof;
  recordConsentChange: RecordConsentChange;
};

/**
 * Supersedes an entry's other consents; unconfirmed ones lose their proof. Idempotent. Rules: MK-2, CO-8,
 * RE-1.
 * @param by act of the valid consent
 */
export const makeSettleEarlier =
  (deps: EarlierConsentsDeps) =>
  async (
    scope: ShopScope,
    row: Subscription,
    by: Pick<ConsentEvent, 'method' | 'via'> | null,
  ): Promise<void> => {
    const now = deps.clock.now();
    for (const earlier of await otherConsentsOf(deps, scope, row)) {
      const followed = await deps.consents.following(scope, earlier.id);
      const has = (action: ConsentEvent['action']) => followed.some((event) => event.action === action);
      const wasInForce = row.channel === 'phone' || has('confirmed');
      if (!wasInForce || by === null) {
        for (const event of [...followed, earlier])
          await deps.consents.eraseOpenings(scope, event.id, now, now);
        continue;
      }
      const superseded = has('superseded')
        ? null
        : await deps.recordConsentChange(scope, {
            ...by,
            action: 'superseded',
            ofEvent: earlier.id,
            actor: 'visitor',
            ref: row.id,
          });
      if (superseded !== null) await deps.endProof(scope, superseded.id, now);
      for (const event of followed) await deps.endProof(scope, event.id, now);
      // Last: after erasure it is not found again.
      await deps.endProof(scope, earlier.id, now);
    }
  };
