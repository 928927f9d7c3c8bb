import { randomBytes } from 'node:crypto';
import type { Stores } from '../../desks/stores.ts';
import type { AttachmentObject } from '../../domain/model/attachment/attachment.ts';
import type { AttachmentBytes } from '../../domain/model/attachment/attachment-store.ts';
import { DomainError } from '../../domain/model/base/domain-error.ts';
import type { Clock, Digest } from '../../domain/model/base/ports.ts';
import { SERVICE_SCOPE } from '../../domain/model/base/tenancy.ts';
import type { ArchiveRow, ShopArchive } from '../../domain/model/shop/shop-archive.ts';
import { faultFields, type ServiceLogger } from '../../telemetry/logger.ts';
import type { Bucket } from './s3-bucket.ts';

/** Copies of the bucket keep it. */
const NAME_OBJECT = 'zgoda-bucket';
const PREFIX = 'zgoda/';
const AT_ONCE = 6;
/** Backup retention: a restore may name an object. */
const STRAY_MS = 30 * 24 * 3_600_000;
const RANDOM_BYTES = 18;
const OWN_CHARS = 12;

const overAll = async <T, U>(items: readonly T[], run: (item: T) => Promise<U>): Promise<U[]> => {
  const results: U[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE)
    results.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(run))));
  return results;
};

type Deps = {
  stores: Stores;
  /** Null: none. */
  bucket: Bucket | null;
  /** False: new bytes go into the database. */
  takesNew: boolean;
  digest: Digest;
  clock: Clock;
  logger: Pick<ServiceLogger, 'warn'>;
};

const makeNamedBucket = ({ bucket, logger }: Pick<Deps, 'bucket' | 'logger'>) => {
  let name: Promise<string> | null = null;
  const readName = async (from: Bucket): Promise<string> => {
    const known = await from.get(NAME_OBJECT);
    if (known !== null) return Buffer.from(known).toString('latin1').trim();
    const fresh = `bkt_${randomBytes(12).toString('hex')}`;
    await from.put(NAME_OBJECT, Buffer.from(fresh, 'latin1'));
    return fresh;
  };
  const nameOf = (from: Bucket): Promise<string> => {
    name ??= readName(from).catch((error: unknown) => {
      name = null;
      throw error;
    });
    return name;
  };
  return {
    nameOf,
    /** @throws DomainError unavailable (another bucket) */
    async holding(object: AttachmentObject): Promise<Bucket> {
      if (bucket !== null && (await nameOf(bucket)) === object.bucket) return bucket;
      logger.warn({ bucket: object.bucket }, 'A file lies in a bucket that is not set up.');
      throw new DomainError('unavailable', 'The place of this file is not set up at the moment.', {
        retryAfterMs: 30_000,
      });
    },
  };
};

/** Meaningless, recognisable as own. */
const makeObjectNames = (digest: Digest) => {
  const ownMark = (random: string): string => digest.keyed('file-object', random).slice(0, OWN_CHARS);
  return {
    next(): string {
      const random = randomBytes(RANDOM_BYTES).toString('base64url');
      return `${PREFIX}${random}${ownMark(random)}`;
    },
    isOwn(name: string): boolean {
      const chars = name.slice(PREFIX.length);
      return chars.slice(-OWN_CHARS) === ownMark(chars.slice(0, -OWN_CHARS));
    },
  };
};

/** Older than any backup. @returns number removed */
const makeSweepStrays =
  (
    { stores, bucket, clock }: Pick<Deps, 'stores' | 'bucket' | 'clock'>,
    nameOf: (bucket: Bucket) => Promise<string>,
    isOwn: (name: string) => boolean,
  ) =>
  async (): Promise<number> => {
    if (bucket === null) return 0;
    await nameOf(bucket);
    const before = clock.now().getTime() - STRAY_MS;
    let removed = 0;
    let page = await bucket.list(PREFIX, '');
    while (page.length > 0) {
      const old = page.flatMap(({ name, at }) => (at.getTime() < before && isOwn(name) ? [name] : []));
      const known = new Set(await stores.attachmentObjects.known(SERVICE_SCOPE, old));
      const strays = old.filter((name) => !known.has(name));
      await overAll(strays, (name) => bucket.remove(name));
      removed += strays.length;
      page = await bucket.list(PREFIX, page.at(-1)?.name ?? '');
    }
    return removed;
  };

/** Each part row names its place. Bytes arrive sealed. Rules: SE-5, RT-2, PR-5. */
export const keepBytesInBucket = (deps: Deps) => {
  const { stores, bucket, takesNew, logger } = deps;
  const { attachmentBytes: here, attachmentObjects: objects } = stores;
  const names = makeObjectNames(deps.digest);
  const named = makeNamedBucket(deps);

  /** Details go to the log. */
  const told = (error: unknown): DomainError => {
    if (error instanceof DomainError) return error;
    logger.warn(faultFields(error), 'The bucket of files failed.');
    return new DomainError(
      'unavailable',
      'Pictures and files cannot be stored or opened at the moment. Try again later.',
      { retryAfterMs: 30_000 },
    );
  };
  const fetched = async (object: AttachmentObject): Promise<Uint8Array | null> =>
    (await named.holding(object)).get(object.id);

  /** Rows last, for the sweep's retry. */
  const removeObjects = async (
    scope: Parameters<AttachmentBytes['remove']>[0],
    found: readonly AttachmentObject[],
  ): Promise<number> => {
    await overAll(found, async (object) => (await named.holding(object)).remove(object.id));
    return objects.remove(
      scope,
      found.map(({ id }) => id),
    );
  };
  const removedOrLeft: typeof removeObjects = (scope, found) =>
    removeObjects(scope, found).catch((error: unknown) => {
      told(error);
      return 0;
    });

  const attachmentBytes: AttachmentBytes = {
    async put(scope, place, parts) {
      if (bucket === null || !takesNew) return here.put(scope, place, parts);
      try {
        const { shopId } = scope;
        const { id: attachmentId, conversationId } = place;
        const inBucket = await named.nameOf(bucket);
        const rows = parts.map((_, at) => ({
          ...{ id: names.next(), shopId, conversationId, attachmentId },
          ...{ part: at + 1, parts: parts.length, bucket: inBucket },
        }));
        // Rows first: no object without one.
        await objects.insert(scope, rows);
        await overAll(rows, ({ id, part }) => bucket.put(id, parts[part - 1] ?? new Uint8Array()));
      } catch (error) {
        throw told(error);
      }
    },
    async get(scope, place, part) {
      const found = await here.get(scope, place, part);
      if (found !== null) return found;
      const object = await objects.get(scope, place.id, part);
      if (object === null) return null;
      const bytes = await fetched(object).catch((error: unknown) => {
        throw told(error);
      });
      return bytes === null ? null : { bytes, parts: object.parts };
    },
    async remove(scope, id) {
      const gone = await removedOrLeft(scope, await objects.list(scope, id));
      return gone + (await here.remove(scope, id));
    },
    async removeByConversation(scope, id) {
      const gone = await removedOrLeft(scope, await objects.listByConversation(scope, id));
      return gone + (await here.removeByConversation(scope, id));
    },
  };

  const withBytes = async (row: ArchiveRow): Promise<ArchiveRow | null> => {
    if (typeof row.bucket !== 'string') return row;
    const { bucket: inBucket, ...rest } = row;
    const object = { ...rest, id: row._id, bucket: inBucket } as AttachmentObject;
    const sealed = await fetched(object);
    if (sealed !== null) return { ...rest, sealed };
    const { attachmentId, part } = object;
    logger.warn(
      { attachmentId, part },
      'A part of a file is not in the bucket, so the export is without it.',
    );
    return null;
  };
  const shopArchive: ShopArchive = {
    ...stores.shopArchive,
    async *rows(scope, collection) {
      for await (const row of stores.shopArchive.rows(scope, collection)) {
        const whole = collection === 'attachmentParts' ? await withBytes(row) : row;
        if (whole !== null) yield whole;
      }
    },
    async remove(scope, evidenceUntil) {
      for (const { id } of await objects.places(scope))
        await removeObjects(scope, await objects.list(scope, id)).catch((error: unknown) => {
          throw told(error);
        });
      await stores.shopArchive.remove(scope, evidenceUntil);
    },
  };

  const sweepStrays = makeSweepStrays(deps, named.nameOf, names.isOwn);
  return { stores: { ...stores, attachmentBytes, shopArchive }, sweepStrays };
};
