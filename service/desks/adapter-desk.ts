import { pick } from './pick.ts';
import type { UseCases } from './use-cases.ts';

/** Every call is signed. */
export const makeAdapterDesk = (all: UseCases) => ({
  authenticate: pick(all, 'authenticateAdapter'),
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
