import { composeDomain } from '../../service/compose/compose-domain.ts';
import { openStores } from '../../service/compose/open-stores.ts';
import { readConfig } from '../../service/config/config.ts';
import type { FetchedPage } from '../../service/domain/model/base/ports.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../service/domain/model/shop/shop.ts';
import { giveAdapterSecret } from '../../service/domain/shop/adapter-secret.ts';
import { newShop } from '../../service/domain/shop/register-shop.ts';
import { parsePage } from '../../service/outbound/parse-page.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';

const POLICY_TEXT =
  'Administratorem danych jest sklep. Odpowiadamy na pytania i realizujemy zamówienia. '.repeat(20);

/** The page of a shop that is not on the network: what the service sees when it looks at the reported page. */
const fetchPage = async (finalUrl: string): Promise<FetchedPage> => ({
  kind: 'page',
  finalUrl,
  language: 'pl',
  contentPolicy: null,
  content: parsePage(`<title>Polityka prywatności</title><main><p>${POLICY_TEXT}</p></main>`),
});

const BENCH_POLICY_URL = 'https://shop.example/privacy/';
/** The page as the server of the shop reports it; each saving gives it another revision, in the same words. */
export const policyPage = (revision: string) =>
  ({
    locale: 'pl',
    isDefault: true,
    state: 'published',
    reason: 'publish',
    url: BENCH_POLICY_URL,
    title: 'Polityka prywatności',
    pageId: '3',
    revision,
    modifiedAt: null,
    contentSha256: null,
    text: POLICY_TEXT,
  }) as const;
export const OWNER = { email: 'owner@shop.example', password: 'long enough for a measurement' };

/**
 * A shop that is ready to collect, with a published policy page, so that its form asks for consent.
 * @param tellSecret called with the secret that its adapter signs with; left out: it has none
 */
export async function makeBenchShop(
  env: NodeJS.ProcessEnv,
  changes: Partial<Shop> = {},
  owner = OWNER,
  tellSecret?: (secret: string) => void,
): Promise<Shop> {
  const config = readConfig(env);
  const logger = makeLogger('error');
  const stores = await openStores(config.databaseUrl);
  const { ports, useCases, closePresence } = composeDomain({
    config,
    stores,
    logger,
    overrides: { fetchPage },
  });
  try {
    const { organisation } = await useCases.createOwner({
      ...owner,
      name: 'Owner',
      locale: 'pl',
      kind: 'merchant',
      organisationName: 'Shop',
    });
    const url = 'https://shop.example/';
    const contactEmail = owner.email;
    const given = { organisationId: organisation.id, name: 'Shop', url, locale: 'pl', contactEmail } as const;
    const shop: Shop = {
      ...newShop(ports, given),
      controller: { name: 'Shop', address: 'Street 1, Town', email: owner.email, phone: '', dpo: '' },
      confirmedAt: ports.clock.now(),
      ...changes,
    };
    await stores.shops.insert(shop);
    tellSecret?.(await giveAdapterSecret({ ...stores, ...ports }, scopeOfShop(shop.id), null));
    await useCases.bindPolicy(shop, scopeOfShop(shop.id), {
      pushedAt: ports.clock.now().getTime(),
      adapter: { platform: 'bench', version: '1', platformVersion: '1', takesTasks: false },
      pages: [policyPage('1')],
    });
    await useCases.lookAtReportedPages(scopeOfShop(shop.id), 0);
    return shop;
  } finally {
    closePresence();
    await stores.close();
  }
}
