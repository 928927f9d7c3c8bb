import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import type { SightingRequest } from '../../../service/protocol/api/visits/visit-api.ts';
import type { TestService } from '../service/start-service.ts';
import { call } from './chat-actors.ts';

export const aVisitId = () => `vst_${randomBytes(16).toString('base64url')}`;

export const aSighting = (
  shop: Pick<Shop, 'key' | 'url'>,
  changes: Partial<SightingRequest> = {},
): SightingRequest => ({
  shop: shop.key,
  visit: aVisitId(),
  page: new URL('/herbata?kto=ja#tu', shop.url).href,
  locale: 'pl',
  tool: 'complianz',
  isReturning: false,
  secondsOnPage: 0,
  state: 'looking',
  ...changes,
});

export const walkVisits = async (service: TestService, shop: Shop): Promise<string> => {
  const sighting = aSighting(shop);
  const { body } = await call(service, 'POST', '/v1/visitor/visits', { body: sighting });
  assert.equal(body.goesOn, true);
  const { visit } = sighting;
  await call(service, 'POST', '/v1/visitor/visits/forget', { body: { shop: shop.key, visit } });
  return visit;
};
