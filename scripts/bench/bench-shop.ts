import { composeDomain } from '../../service/compose/compose-domain.ts';
import { openStores } from '../../service/compose/open-stores.ts';
import { readConfig } from '../../service/config/config.ts';
import type { FetchedPage } from '../../service/domain/model/base/ports.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../service/domain/model/shop/shop.ts';
import { newShop } from '../../service/domain/shop/register-shop.ts';
import { parsePage } from '../../service/outbound/parse-page.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';

const POLICY_TEXT =
  'Administratorem danych jest sklep. Odpowiadamy na pytania i realizujemy zamówienia. '.repeat(20);

const fetchPage = async (finalUrl: string): Promise<FetchedPage> => ({
  kind: 'page',
  finalUrl,
  language: 'pl',
  contentPolicy: null,
  content: parsePage(`<title>Polityka prywatności</title><main><p>${POLICY_TEXT}</p></main>`),
});

export const OWNER = { email: 'owner@shop.example', password: 'long enough for a measurement' };

export async function makeBenchShop(env: NodeJS.ProcessEnv, changes: Partial<Shop> = {}): Promise<Shop> {
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
      ...OWNER,
      name: 'Owner',
      locale: 'pl',
      kind: 'merchant',
      organisationName: 'Shop',
    });
    const url = 'https://shop.example/';
    const contactEmail = OWNER.email;
    const given = { organisationId: organisation.id, name: 'Shop', url, locale: 'pl', contactEmail } as const;
    const shop: Shop = {
      ...newShop(ports, given),
      controller: { name: 'Shop', address: 'Street 1, Town', email: OWNER.email, phone: '', dpo: '' },
      confirmedAt: ports.clock.now(),
      ...changes,
    };
    await stores.shops.insert(shop);
    await useCases.bindPolicy(shop, scopeOfShop(shop.id), {
      pushedAt: ports.clock.now().getTime(),
      adapter: { platform: 'bench', version: '1', platformVersion: '1', takesTasks: false, door: null },
      pages: [
        {
          locale: 'pl',
          isDefault: true,
          state: 'published',
          reason: 'publish',
          url: 'https://shop.example/privacy/',
          title: 'Polityka prywatności',
          pageId: '3',
          revision: '1',
          modifiedAt: null,
          contentSha256: null,
          text: POLICY_TEXT,
        },
      ],
    });
    await useCases.lookAtReportedPages(scopeOfShop(shop.id), 0);
    return shop;
  } finally {
    closePresence();
    await stores.close();
  }
}
