import type { EnvReader } from './env-reader.ts';

export type ObjectStoreConfig = Readonly<{
  /** Without trailing slash. */
  bucketUrl: string;
  region: string;
  keyId: string;
  secret: string;
  /** False: read only. */
  takesNew: boolean;
}>;

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** Null: none or faulty. */
export const readObjectStore = ({ text, fault }: EnvReader): ObjectStoreConfig | null => {
  const endpoint = text('ZGODA_S3_ENDPOINT');
  const takes = text('ZGODA_FILES_IN') ?? (endpoint === null ? 'database' : 's3');
  if (takes !== 'database' && takes !== 's3') fault('ZGODA_FILES_IN must be database or s3.');
  if (endpoint === null) {
    if (takes === 's3') fault('ZGODA_FILES_IN is s3, so ZGODA_S3_ENDPOINT must be set.');
    return null;
  }
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.pathname !== '/' ||
    url.search !== ''
  ) {
    fault('ZGODA_S3_ENDPOINT must be an origin without a path, such as https://s3.example.');
    return null;
  }
  const bucket = text('ZGODA_S3_BUCKET') ?? '';
  if (!BUCKET.test(bucket)) fault('ZGODA_S3_BUCKET must be the name of a bucket, such as shop-files.');
  const keyId = text('ZGODA_S3_KEY_ID') ?? '';
  const secret = text('ZGODA_S3_SECRET') ?? '';
  if (keyId === '' || secret === '')
    fault('ZGODA_S3_KEY_ID and ZGODA_S3_SECRET must be set with ZGODA_S3_ENDPOINT.');
  return {
    bucketUrl: `${url.origin}/${bucket}`,
    region: text('ZGODA_S3_REGION') ?? 'us-east-1',
    keyId,
    secret,
    takesNew: takes === 's3',
  };
};
