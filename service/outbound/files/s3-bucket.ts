import { createHash } from 'node:crypto';
import type { AwsClient } from 'aws4fetch';
import type { ObjectStoreConfig } from '../../config/object-store.ts';

/** In milliseconds. */
const REQUEST_MS = 30_000;
const ENTRY = '<Contents>';
const NAME = /<Key>([^<]*)<\/Key>/;
const CHANGED_AT = /<LastModified>([^<]*)<\/LastModified>/;

export type StoredObject = { readonly name: string; readonly at: Date };

export type Bucket = {
  /** @throws BucketFault */
  put(name: string, bytes: Uint8Array): Promise<void>;
  /** Null: none. @throws BucketFault */
  get(name: string): Promise<Uint8Array | null>;
  /** Verified. @throws BucketFault */
  remove(name: string): Promise<void>;
  /** In order. @throws BucketFault */
  list(prefix: string, after: string): Promise<readonly StoredObject[]>;
};

export class BucketFault extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`The store of files does not do what it is asked: ${code}.`);
    this.name = 'BucketFault';
    this.code = code;
  }
}

export const makeS3Bucket = (config: ObjectStoreConfig): Bucket => {
  let client: Promise<AwsClient> | null = null;
  /** Lazy. */
  const loaded = (): Promise<AwsClient> => {
    client ??= import('aws4fetch').then(
      ({ AwsClient }) =>
        new AwsClient({
          accessKeyId: config.keyId,
          secretAccessKey: config.secret,
          service: 's3',
          region: config.region,
          retries: 2,
        }),
    );
    return client;
  };

  const ask = async (
    method: string,
    path: string,
    body: Uint8Array<ArrayBuffer> | null = null,
  ): Promise<Response> => {
    const signed = createHash('sha256')
      .update(body ?? '')
      .digest('hex');
    try {
      return await (await loaded()).fetch(`${config.bucketUrl}${path}`, {
        method,
        body,
        redirect: 'error',
        headers: { 'x-amz-content-sha256': signed },
        signal: AbortSignal.timeout(REQUEST_MS),
      });
    } catch {
      throw new BucketFault('unreachable');
    }
  };
  /** @throws BucketFault */
  const read = async (response: Response, ...wanted: readonly number[]): Promise<Uint8Array> => {
    const bytes = await response.arrayBuffer().catch(() => null);
    if (bytes === null) throw new BucketFault('unreachable');
    if (!wanted.includes(response.status)) throw new BucketFault(`http_${response.status}`);
    return new Uint8Array(bytes);
  };
  const isThere = async (name: string): Promise<boolean> => {
    const response = await ask('HEAD', `/${name}`);
    await read(response, 200, 404);
    return response.status === 200;
  };

  return {
    async put(name, bytes) {
      const response = await ask('PUT', `/${name}`, Uint8Array.from(bytes));
      await read(response, 200);
      // Old versions would outlive deletions.
      const version = response.headers.get('x-amz-version-id');
      if (version !== null && version !== 'null') throw new BucketFault('keeps_versions');
    },
    async get(name) {
      const response = await ask('GET', `/${name}`);
      const bytes = await read(response, 200, 404);
      return response.status === 200 ? bytes : null;
    },
    async remove(name) {
      await read(await ask('DELETE', `/${name}`), 200, 204, 404);
      if (await isThere(name)) throw new BucketFault('not_removed');
    },
    async list(prefix, after) {
      const query = new URLSearchParams({ 'list-type': '2', prefix, 'start-after': after });
      const xml = Buffer.from(await read(await ask('GET', `/?${query}`), 200)).toString('utf8');
      const entries = xml.split(ENTRY).slice(1);
      return entries.map((entry) => ({
        name: NAME.exec(entry)?.[1] ?? '',
        at: new Date(CHANGED_AT.exec(entry)?.[1] ?? ''),
      }));
    },
  };
};
