import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { makeFieldVault } from '../../service/outbound/aes-field-vault.ts';
import { aShopId } from '../support/builders/builders.ts';
import { makeMemoryStores } from '../support/memory-stores/memory-stores.ts';

const root = resolve(import.meta.dirname, '../..');
const sources = (folder: string): [string, string][] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]);

describe('what is not in the product', () => {
  it('reads no referrer, place, device or page history of visitors, and sends no draft', () => {
    const traces =
      /document\.referrer|navigator\.(geolocation|userAgent|plugins)|geoip|history\.length|fingerprint/i;
    const pages = ['loader', 'visits', 'widget', 'receipt', 'confirm', 'your-data'].map(
      (name) => `plugin-assets/${name}`,
    );
    const found = [...pages, 'service/realtime', 'service/http']
      .flatMap(sources)
      .filter(([, text]) => traces.test(text))
      .map(([name]) => name);
    assert.deepEqual(found, []);
    const [, frames] =
      sources('service/protocol').find(([name]) => name === 'frames/visitor-frames.ts') ?? assert.fail();
    assert.doesNotMatch(frames, /'(visitor\.list|page\.view|page\.history|draft|preview|trigger)/);
  });

  it('gives the same address another key in each shop, so that nobody can join them [PR-1]', async () => {
    const vault = makeFieldVault(Buffer.alloc(32, 7), makeMemoryStores().shopKeys);
    const [one, other] = [scopeOfShop(aShopId()), scopeOfShop(aShopId())];
    const key = await vault.subjectKey(one, 'email', 'Kanarek@Example.net');
    assert.equal(await vault.subjectKey(one, 'email', ' kanarek@example.net'), key);
    assert.notEqual(await vault.subjectKey(other, 'email', 'kanarek@example.net'), key);
  });

  it('gives the same word another hash in the search index of each shop [PR-1]', async () => {
    const vault = makeFieldVault(Buffer.alloc(32, 7), makeMemoryStores().shopKeys);
    const [one, other] = [scopeOfShop(aShopId()), scopeOfShop(aShopId())];
    const tokens = await vault.searchTokens(one, ['kanarek']);
    assert.deepEqual(await vault.searchTokens(one, ['kanarek']), tokens);
    assert.notDeepEqual(await vault.searchTokens(other, ['kanarek']), tokens);
  });
});
