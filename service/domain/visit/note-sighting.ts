import type { VisitId } from '../../protocol/visit-lists.ts';

import type { IdentityToken } from '../customer/customer.ts';
import { isVouchedFor } from '../customer/identify-customer.ts';
import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { Clock, Digest, FieldVault, PresenceBoard } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { takesNewChats } from '../model/hours/takes-new-chats.ts';
import { closedReason } from '../model/shop/closed-reason.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Sighting, type VisitInvitation, visitAfter } from '../model/visit/visit.ts';
import type { VisitBoard } from '../model/visit/visit-board.ts';
import { chooseInvitation, REPORT_MS } from './choose-invitation.ts';

export type VisitDeps = {
  visits: VisitBoard;
  presence: Pick<PresenceBoard, 'isStaffed'>;
  agreementGate: AgreementGate;
  vault: FieldVault;
  digest: Digest;
  clock: Clock;
};

export type SightingAnswer = {
  /** False: list off, the browser clears its data. */
  readonly goesOn: boolean;
  readonly againInMs: number;
  readonly invitation: VisitInvitation | null;
};
const STOP: SightingAnswer = { goesOn: false, againInMs: REPORT_MS, invitation: null };

/** Rules: EP-5, D7. */
export const mayList = async (deps: VisitDeps, shop: Shop, scope: ShopScope): Promise<boolean> =>
  shop.visitorList.isOn && closedReason(shop, await deps.agreementGate(scope)) === null;

/** Takes a consenting browser's report, in memory; may invite once per visit without a chat. Rule: EP-5. */
export const makeNoteSighting =
  (deps: VisitDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    sighting: Sighting,
    { address, token }: { address: string; token: IdentityToken | undefined },
  ): Promise<SightingAnswer> => {
    const isOwnPage = shop.origins.includes(new URL(sighting.page).origin);
    const isOver = !isOwnPage || deps.visits.isForgotten(scope, sighting.id);
    if (isOver || !(await mayList(deps, shop, scope))) return STOP;
    const now = deps.clock.now();
    const isVouched = token !== undefined && (await isVouchedFor(deps, scope, shop, token));
    const seen = visitAfter(deps.visits.get(scope, sighting.id, now), shop.id, sighting, now);
    const visit = isVouched ? { ...seen, cart: token.claims.facts.cart } : seen;
    const mayInvite = visit.state === 'looking' && takesNewChats(deps.presence, shop, now);
    const chosen = mayInvite
      ? visit.invitation === null
        ? chooseInvitation(shop, visit, sighting.secondsOnPage)
        : { invitation: visit.invitation, againInMs: REPORT_MS }
      : { invitation: null, againInMs: REPORT_MS };
    const invitation = visit.state === 'looking' ? visit.invitation : null;
    deps.visits.put(scope, { ...visit, invitation }, address);
    return { goesOn: true, ...chosen };
  };

/** Consent withdrawn. Rule: EP-5. */
export const makeForgetVisit =
  ({ visits, clock }: Pick<VisitDeps, 'visits' | 'clock'>) =>
  (scope: ShopScope, id: VisitId): void =>
    visits.forget(scope, id, clock.now());
