import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { FieldVault } from '../domain/model/base/ports.ts';
import type { ShopScope } from '../domain/model/base/tenancy.ts';
import type { ShopKeyStore } from '../domain/model/shop/shop-store.ts';
import { normalAddress } from '../domain/model/text/normal-address.ts';
import type { ShopId } from '../protocol/vocabulary.ts';
import { type AesKey, openWith, sealWith } from './vault/aes-gcm.ts';
import {
  FILE_SEALED,
  fieldPlace,
  filePlace,
  SERVICE_PLACE,
  SHOP_SEALED,
  serviceKeyOf,
  shopKeysPlace,
} from './vault/sealing-places.ts';

/** A database row holds 16 MB at most. */
const FILE_PART_BYTES = 1024 * 1024;

/** Survives key changes. */
const SEARCH_KEY = 'zgoda.search-key';
/** 52 bits are exact in a number. */
const searchToken = (key: KeyObject, text: string): number => {
  const digest = createHmac('sha256', key).update(text, 'utf8').digest();
  return digest.readUIntBE(0, 6) * 16 + Math.floor(digest.readUInt8(6) / 16);
};

type ShopKeys = { vault: KeyObject; pepper: KeyObject };

const seal = (key: AesKey, plain: Buffer, context: string): string =>
  sealWith(key, plain, context, SHOP_SEALED);
const open = (key: AesKey, sealed: string, context: string): Buffer =>
  openWith(key, sealed, context, SHOP_SEALED);

/** In milliseconds: another process may delete them. */
const KEYS_AGE_MS = 60_000;

/**
 * AES-256-GCM, key and pepper per shop under the master key, bound to the shop id. Rule: SE-5, PR-1.
 * @param masterKey 32 bytes
 */
export const makeFieldVault = (
  masterKey: Buffer,
  shopKeys: Pick<ShopKeyStore, 'get' | 'put'>,
  now: () => number = () => performance.now(),
): FieldVault => {
  const serviceKey = createSecretKey(serviceKeyOf(masterKey));
  const known = new Map<ShopId, { readonly keys: Promise<ShopKeys>; readonly at: number }>();
  /** No new keys for them. Rule: PR-5. */
  const left = new Set<ShopId>();

  const load = async (scope: ShopScope): Promise<ShopKeys> => {
    const context = shopKeysPlace(scope.shopId);
    const found = await shopKeys.get(scope);
    if (found === null && left.has(scope.shopId)) throw new Error('The keys of this shop went with it.');
    const stored = found ?? (await shopKeys.put(scope, seal(masterKey, randomBytes(64), context)));
    const both = open(masterKey, stored, context);
    return { vault: createSecretKey(both.subarray(0, 32)), pepper: createSecretKey(both.subarray(32, 64)) };
  };
  const stillThere = async (scope: ShopScope, keys: Promise<ShopKeys>): Promise<ShopKeys> => {
    const found = await shopKeys.get(scope).catch(() => undefined);
    if (found !== null) return keys;
    left.add(scope.shopId);
    throw new Error('The keys of this shop went with it.');
  };
  const keysOf = (scope: ShopScope): Promise<ShopKeys> => {
    const at = now();
    const cached = known.get(scope.shopId);
    if (cached !== undefined && at - cached.at < KEYS_AGE_MS) return cached.keys;
    const keys = cached === undefined ? load(scope) : stillThere(scope, cached.keys);
    for (const [shopId, old] of known) {
      if (at - old.at < KEYS_AGE_MS) break;
      known.delete(shopId);
    }
    known.set(scope.shopId, { keys, at });
    keys.catch(() => known.delete(scope.shopId));
    return keys;
  };

  return {
    seal: async (scope, text) =>
      seal((await keysOf(scope)).vault, Buffer.from(text, 'utf8'), fieldPlace(scope.shopId)),
    open: async (scope, sealed) =>
      open((await keysOf(scope)).vault, sealed, fieldPlace(scope.shopId)).toString('utf8'),
    sealForService: async (text) => seal(serviceKey, Buffer.from(text, 'utf8'), SERVICE_PLACE),
    openForService: async (sealed) => open(serviceKey, sealed, SERVICE_PLACE).toString('utf8'),
    sealFile: async (fileId, bytes) => {
      const count = Math.max(1, Math.ceil(bytes.length / FILE_PART_BYTES));
      return Array.from({ length: count }, (_, at) => {
        const part = Buffer.from(bytes.subarray(at * FILE_PART_BYTES, (at + 1) * FILE_PART_BYTES));
        return `${FILE_SEALED}${seal(serviceKey, part, filePlace(fileId, at + 1, count))}`;
      });
    },
    openFile: async (fileId, parts) =>
      Buffer.concat(
        parts.map((part, at) =>
          open(serviceKey, part.slice(FILE_SEALED.length), filePlace(fileId, at + 1, parts.length)),
        ),
      ),
    forget(scope) {
      known.delete(scope.shopId);
      left.add(scope.shopId);
    },
    subjectKey: async (scope, kind, value) =>
      createHmac('sha256', (await keysOf(scope)).pepper)
        .update(`${kind}:${normalAddress(kind, value)}`, 'utf8')
        .digest('base64url'),
    async searchTokens(scope, texts) {
      const { pepper } = await keysOf(scope);
      const key = createSecretKey(createHmac('sha256', pepper).update(SEARCH_KEY).digest());
      return texts.map((text) => searchToken(key, text));
    },
  };
};
