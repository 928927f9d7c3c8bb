import assert from 'node:assert/strict';
import type { NoticeContent } from '../../../../service/domain/model/notice/notice.ts';
import { type NoticeAspect, noticeAspects } from '../../../../service/domain/model/notice/policy-change.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aNotice } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;

describe('what makes a notice another one', () => {
  const { content } = aNotice();
  const { policy } = content;
  assert.ok(policy);
  const [purpose] = content.purposes;
  assert.ok(purpose);
  const CASES: readonly [what: string, after: Partial<NoticeContent>, aspects: readonly NoticeAspect[]][] = [
    ['another text of the policy', { policy: { ...policy, contentSha256: 'b' } }, ['policy_text']],
    ['another address of the policy', { policy: { ...policy, url: 'https://x.example' } }, ['policy_page']],
    ['another title of the policy', { policy: { ...policy, title: 'Prywatność' } }, ['policy_page']],
    ['another language of the policy', { policy: { ...policy, locale: 'en' } }, ['policy_page']],
    ['no policy any more', { policy: null }, ['policy_text', 'policy_page']],
    ['another basis', { purposes: [{ ...purpose, basis: 'request' }] }, ['basis']],
    ['another purpose', { purposes: [{ ...purpose, code: 'other' }] }, ['basis']],
    ['other fields', { fields: ['message'] }, ['fields']],
    ['another controller', { controller: { ...content.controller, name: 'X' } }, ['controller']],
    ['another period', { retentionText: '90 dni' }, ['retention']],
    ['another recipient', { recipients: ['Operator S.A.'] }, ['recipients']],
    ['other words alone', { textPlain: 'Inaczej.' }, ['wording']],
    ['another state of the page alone', { policy: { ...policy, state: 'absent' } }, ['wording']],
    ['nothing that is known', {}, ['wording']],
    ['fields and period', { fields: ['message'], retentionText: '90 dni' }, ['fields', 'retention']],
  ];
  for (const [what, after, aspects] of CASES) {
    it(`is named for ${what}`, () =>
      assert.deepEqual(noticeAspects(content, { ...content, ...after }), aspects));
  }
  it('is not named for a policy that was away and still is', () => {
    const away = { ...content, policy: null };
    assert.deepEqual(noticeAspects(away, { ...away, fields: [] }), ['fields']);
  });
});

describe('the timeline of a shop’s notices', () => {
  it('shows each version with its time and what made it another one, newest first, language by language [D5]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const times = [scene.clock.now()];
    for (const days of [90, 60]) {
      scene.clock.forward(DAY_MS);
      times.push(scene.clock.now());
      await shop.change({ leadRetentionDays: days });
    }
    const { entries, changes } = await scene.useCases.listChanges(shop.scope);
    const polish = entries.filter(({ locale }) => locale === 'pl');
    assert.deepEqual(
      entries.map(({ locale }) => locale),
      ['pl', 'pl', 'pl', 'en', 'en', 'en', 'de', 'de', 'de'],
    );
    assert.deepEqual(
      polish.map(({ since, until, aspects }) => ({ since, until, aspects })),
      [
        { since: times[2], until: null, aspects: ['retention'] },
        { since: times[1], until: times[2], aspects: ['retention'] },
        { since: times[0], until: times[1], aspects: [] },
      ],
    );
    assert.equal(polish[0]?.policy?.title, 'Polityka prywatności');
    assert.equal(new Set(polish.map(({ noticeId }) => noticeId)).size, 3);
    assert.deepEqual(changes, []);
  });

  it('shows no current version while the form is closed, and leaves out words that are gone', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    await shop.change({ leadRetentionDays: 90 });
    await shop.change({ closesAt: scene.clock.now() });
    const polish = async () =>
      (await scene.useCases.listChanges(shop.scope)).entries.filter(({ locale }) => locale === 'pl');
    const [newest, oldest] = await polish();
    assert.deepEqual([newest?.until, oldest?.until], [scene.clock.now(), scene.clock.now()]);
    assert.ok(newest && oldest);
    await scene.stores.notices.remove(shop.scope, [oldest.noticeId]);
    assert.deepEqual(
      (await polish()).map(({ noticeId, aspects }) => [noticeId, aspects]),
      [[newest.noticeId, []]],
    );
    await scene.stores.notices.remove(shop.scope, [newest.noticeId]);
    assert.deepEqual(await polish(), []);
  });

  it('is empty for a shop that never showed a notice', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ confirmedAt: null });
    assert.deepEqual(await scene.useCases.listChanges(shop.scope), { entries: [], changes: [] });
  });
});

describe('one change of the policy', () => {
  it('shows both texts, as far as they are kept, and what stands under the old one', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    await shop.sendForm();
    const sha256 = 'b'.repeat(64);
    await shop.showPolicy({ contentSha256: sha256 });
    const snapshot = { shopId: shop.id, fetchedAt: scene.clock.now(), source: 'adapter' } as const;
    const { changes } = await scene.useCases.listChanges(shop.scope);
    const [change] = changes;
    assert.ok(change);
    const read = () => scene.useCases.readChange(shop.scope, change.id);
    const standing = { leads: 1, cards: 0, subscriptions: 0 };
    assert.deepEqual(await read(), { change, before: null, after: null, standing });
    await scene.stores.notices.putSnapshot(shop.scope, {
      ...snapshot,
      sha256: 'a'.repeat(64),
      text: 'Stara.',
    });
    await scene.stores.notices.putSnapshot(shop.scope, { ...snapshot, sha256, text: 'Nowa.' });
    assert.deepEqual(await read(), { change, before: 'Stara.', after: 'Nowa.', standing });
    const other = await scene.openShop();
    await assertRefused(scene.useCases.readChange(other.scope, change.id), 'not_found');
  });
});
