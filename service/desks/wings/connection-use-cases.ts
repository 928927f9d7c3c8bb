import { makeDisconnectFromShop, makeDisconnectStore } from '../../domain/connection/disconnect-store.ts';
import { makePauseStore } from '../../domain/connection/fall-silent.ts';
import { makeOfferConnection } from '../../domain/connection/offer-connection.ts';
import { makeReadConnection } from '../../domain/connection/read-connection.ts';
import { makeRedeemConnection } from '../../domain/connection/redeem-connection.ts';
import { makeTestStore } from '../../domain/connection/test-store.ts';
import { makeTellOfSilence } from '../../domain/notify/tell-staff.ts';
import { makeRenewStoreSecret } from '../../domain/shop/adapter-secret.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { PolicyUseCases } from './policy-use-cases.ts';
import type { StaffUseCases } from './staff-use-cases.ts';
import type { WidgetUseCases } from './widget-use-cases.ts';

type Deps = BaseDeps &
  Pick<PolicyUseCases, 'publishNotices'> &
  Pick<StaffUseCases, 'resolveAccess'> &
  Pick<WidgetUseCases, 'widgetMode'>;

/** The connection between a shop and its shop server, from the code on the screen to the end. */
export const makeConnectionUseCases = (deps: Deps) => ({
  offerConnection: makeOfferConnection(deps),
  redeemConnection: makeRedeemConnection(deps),
  readConnection: makeReadConnection(deps),
  testStore: makeTestStore(deps),
  pauseStore: makePauseStore({ ...deps, tellOfSilence: makeTellOfSilence(deps) }),
  renewStoreSecret: makeRenewStoreSecret(deps),
  disconnectStore: makeDisconnectStore(deps),
  disconnectFromShop: makeDisconnectFromShop(deps),
});
