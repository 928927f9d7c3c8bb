import assert from 'node:assert/strict';
import type { SubjectRequest } from '../../../../service/domain/subject-rights/subject-request.ts';
import type { SubjectRequestId } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { later } from '../../../support/builders/builders.ts';
import { aRequest } from '../../../support/builders/request-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';

const listed = async (requests: readonly Partial<SubjectRequest>[]) => {
  const scene = makeDomainScene();
  const shops = [await scene.openShop(), await scene.openShop()] as const;
  const access = await accessTo(
    scene,
    shops.map((shop) => [shop, 'owner']),
  );
  const ids: SubjectRequestId[] = [];
  for (const [index, changes] of requests.entries()) {
    const shop = shops[index % 2 === 0 ? 0 : 1];
    const request = aRequest({ shopId: shop.id, ...changes });
    await scene.stores.subjectRequests.insert(shop.scope, request);
    ids.push(request.id);
  }
  const list = (behind: SubjectRequestId | null) => scene.useCases.listRequests(access, behind);
  const pages: SubjectRequestId[][] = [];
  for (let behind: SubjectRequestId | null = null; ; ) {
    const page = await list(behind);
    pages.push(page.requests.map(({ id }) => id));
    if (page.next === null) break;
    behind = page.next;
  }
  return { ids, pages, list };
};
const closed = (seconds: number): Partial<SubjectRequest> => ({ state: 'done', closedAt: later(seconds) });

describe('the register of requests of many shops', () => {
  it('shows every open request, and every closed one on some page [RT-5]', async () => {
    const open = Array.from({ length: 510 }, (_, index) => ({ dueAt: later(index) }));
    const done = Array.from({ length: 201 }, (_, index) => closed(1_000 - index));
    const { ids, pages } = await listed([...open, ...done]);
    assert.deepEqual(
      pages.map(({ length }) => length),
      [610, 100, 1],
    );
    assert.deepEqual(pages.flat(), ids);
  });

  it('loses no place to requests of the public page that nobody confirmed', async () => {
    const asked = Array.from({ length: 600 }, () => ({
      channel: 'page' as const,
      state: 'identity_pending' as const,
    }));
    const { ids, pages } = await listed([...asked, closed(1)]);
    assert.deepEqual(pages, [[ids.at(-1)]]);
  });

  it('is refused behind a request that is gone or open', async () => {
    const { ids, list } = await listed([{}]);
    await assertRefused(list('req_gone'), 'not_found');
    await assertRefused(list(ids[0] ?? 'req_none'), 'not_found');
  });
});
