import {
  makeDisconnectFromShop,
  makeDisconnectShopServer,
} from '../../domain/connection/disconnect-shop-server.ts';
import { makePauseShopServer } from '../../domain/connection/fall-silent.ts';
import { makeOfferConnection } from '../../domain/connection/offer-connection.ts';
import { makeReadConnection } from '../../domain/connection/read-connection.ts';
import { makeRedeemConnection } from '../../domain/connection/redeem-connection.ts';
import { makeTestShopServer } from '../../domain/connection/test-shop-server.ts';
import { makeTellOfSilence } from '../../domain/notify/tell-staff.ts';
import { makeRenewShopServerSecret } from '../../domain/shop/adapter-secret.ts';
import type { BaseDeps } from '../base-deps.ts';
import type { PolicyUseCases } from './policy-use-cases.ts';
import type { StaffUseCases } from './staff-use-cases.ts';
import type { WidgetUseCases } from './widget-use-cases.ts';

type Deps = BaseDeps &
  Pick<PolicyUseCases, 'publishNotices'> &
  Pick<StaffUseCases, 'resolveAccess' | 'resolveAccesses'> &
  Pick<WidgetUseCases, 'widgetMode'>;

export const makeConnectionUseCases = (deps: Deps) => ({
  offerConnection: makeOfferConnection(deps),
  redeemConnection: makeRedeemConnection(deps),
  readConnection: makeReadConnection(deps),
  testShopServer: makeTestShopServer(deps),
  pauseShopServer: makePauseShopServer({ ...deps, tellOfSilence: makeTellOfSilence(deps) }),
  renewShopServerSecret: makeRenewShopServerSecret(deps),
  disconnectShopServer: makeDisconnectShopServer(deps),
  disconnectFromShop: makeDisconnectFromShop(deps),
});
