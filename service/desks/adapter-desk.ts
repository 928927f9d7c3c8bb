import { pick } from './pick.ts';
import type { UseCases } from './use-cases.ts';

/** What the server of a shop can do through its adapter; every call is signed. */
export const makeAdapterDesk = (all: UseCases) => ({
  /** Identifies the shop by the signature; called for every request. */
  authenticate: pick(all, 'authenticateAdapter'),
  /** Reports, and the connection itself. */
  connection: {
    ...pick(all, 'bindPolicy', 'policyTexts', 'shopStanding', 'widgetMode', 'shopServerTasks'),
    ...pick(
      all,
      'redeemConnection',
      'renewShopServerSecret',
      'pauseShopServer',
      'disconnectShopServer',
      'testShopServer',
    ),
  },
  privacy: pick(all, 'adapterExport', 'adapterErase', 'shopServerTasks'),
  releases: pick(all, 'signRelease'),
});
export type AdapterDesk = ReturnType<typeof makeAdapterDesk>;
