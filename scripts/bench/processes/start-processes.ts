import { existsSync } from 'node:fs';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { REDIS, startRedis } from '../../setup/redis-server.ts';
import type { BenchProcess } from '../bench-process.ts';
import { makeBenchShop, OWNER } from '../bench-shop.ts';
import type { BenchStage } from '../bench-stage.ts';
import { emptyInstallation, signIn, startReady } from '../bench-targets.ts';
import type { Target } from '../load-jobs.ts';

type ShopWithOwner = { shop: Shop; owner: typeof OWNER };

/** Several processes of the service on one database with Redis, and shops of different organisations. */
export type Processes = {
  origins: readonly string[];
  all: readonly BenchProcess[];
  /** For the consultant of one shop at one process. */
  target(shop: number, process: number): Promise<Target>;
};

export async function startProcesses(
  stage: BenchStage,
  count: number,
  shopCount: number,
): Promise<Processes> {
  if (!existsSync(REDIS)) throw new Error(`needs ${REDIS}`);
  const redis = await startRedis();
  stage.onClose(() => redis.stop());
  const env = { ...(await emptyInstallation(stage)), REDIS_URL: redis.url };
  const shops: ShopWithOwner[] = [];
  for (let number = 1; number <= shopCount; number += 1) {
    const owner = { ...OWNER, email: `owner-${number}@shop.example` };
    shops.push({ owner, shop: await makeBenchShop(env, {}, owner) });
  }
  const started: Awaited<ReturnType<typeof startReady>>[] = [];
  for (let at = 0; at < count; at += 1) started.push(await startReady(stage, env));
  const origins = started.map(({ origin }) => origin);
  return {
    origins,
    all: started.map(({ process }) => process),
    async target(index, at) {
      const { shop, owner } = shops[index % shops.length] as ShopWithOwner;
      const origin = origins[at % origins.length] as string;
      return { kind: 'service', origin, shopKey: shop.key, staffToken: await signIn(origin, owner) };
    },
  };
}
