import { makeEnvReader } from '../../../service/config/env-reader.ts';
import { readObjectStore } from '../../../service/config/object-store.ts';
import type { Stores } from '../../../service/desks/stores.ts';
import type { Clock } from '../../../service/domain/model/base/ports.ts';
import { keepBytesInBucket } from '../../../service/outbound/files/bytes-in-bucket.ts';
import { makeS3Bucket } from '../../../service/outbound/files/s3-bucket.ts';
import { makeDigest } from '../../../service/outbound/sha256-digest.ts';
import { systemClock } from '../../../service/outbound/system-clock.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { makeMemoryStores } from '../memory-stores/memory-stores.ts';
import { type S3Server, startS3Server } from '../surroundings/s3-server.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from './database.ts';

type Kit = { readonly stores: Stores; openAnother(): Promise<Stores> };

export const bucketOver = (
  stores: Stores,
  server: Pick<S3Server, 'env'>,
  { takesNew = true, clock = systemClock }: { takesNew?: boolean; clock?: Clock } = {},
) => {
  const config = readObjectStore(makeEnvReader(server.env));
  if (config === null) throw new Error('The settings of the bucket have a fault.');
  return keepBytesInBucket({
    stores,
    bucket: makeS3Bucket(config),
    takesNew,
    digest: makeDigest('a pepper of these tests, long enough'),
    clock,
    logger: { warn: () => undefined },
  });
};

/** Attachment bytes on a real S3 server, rows in memory and in the database; skipped in the quick run. */
export const onBucket = (title: string, suite: (kit: Kit) => void): void => {
  if (isQuickRun) return;
  describe(title, () => {
    const opened: Stores[] = [];
    let server: S3Server;
    let inMemory: Stores;
    let inDatabase: Stores;
    before(async () => {
      server = await startS3Server();
      inMemory = bucketOver(makeMemoryStores(), server).stores;
      const url = await testDatabaseUrl();
      const stores = await withSchemaLock(() => openMongoStores(url));
      opened.push(stores);
      inDatabase = bucketOver(stores, server).stores;
    });
    after(async () => {
      await Promise.all(opened.map((stores) => stores.close()));
      await server.stop();
    });
    describe('in a bucket, rows in memory', () => {
      suite({
        get stores() {
          return inMemory;
        },
        openAnother: async () => inMemory,
      });
    });
    describe('in a bucket, rows in the database', () => {
      suite({
        get stores() {
          return inDatabase;
        },
        openAnother: async () => inDatabase,
      });
    });
  });
};
