import type { Request } from 'express';
import * as v from 'valibot';
import type { RateName } from '../config/limits.ts';
import type { ShopScope } from '../domain/model/base/tenancy.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';

/** Anyone, widget (own Origin), staff, signed adapter. */
export type Audience = 'public' | 'visitor' | 'staff' | 'adapter';

// biome-ignore lint/suspicious/noExplicitAny: a schema of any input and output
export type AnySchema = v.GenericSchema<any, any>;

export type Caller = {
  request: Request;
  /** Key of the client address. Rule: MI-1. */
  address: string;
  /** Bearer token; null: none. */
  bearer: string | null;
  /** Uploaded bytes, except for visitors. */
  upload?: Uint8Array;
  /** For visitors, after authorisation. */
  readUpload?: () => Promise<Uint8Array>;
};
export type StaffCaller = Caller & { access: Access; sessionId: string };
/** `signedWith`: sealed secret of the request. */
export type AdapterCaller = Caller & { shop: Shop; scope: ShopScope; signedWith: string };
type CallerOf<A extends Audience> = A extends 'staff'
  ? StaffCaller
  : A extends 'adapter'
    ? AdapterCaller
    : Caller;

export type Cookie = { value: string; maxAgeMs: number };
/** Streamed with backpressure. */
export type FileAnswer = {
  name: string;
  type: string;
  parts: AsyncIterable<string | Uint8Array>;
  /** Length, if known. */
  bytes?: number;
  /** Maximum bytes in memory; absent: one part. */
  held?: number;
  /** May be displayed as a picture; absent: download only. */
  isShown?: boolean;
};
export type Answer<T> = { status?: number; body?: T; file?: FileAnswer; refreshCookie?: Cookie };

export type RouteSpec = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  audience: Audience;
  /** Sentence for docs/openapi.json. */
  summary: string;
  /** Counter by address, or person for staff; null: none. */
  rate: RateName | null;
  /** 1 MB of JSON instead of 64 kB. */
  isLarge: boolean;
  /** Maximum bytes of a file body; null: JSON. */
  upload: number | null;
  status: number;
  params: AnySchema | null;
  query: AnySchema | null;
  body: AnySchema | null;
  answer: AnySchema | null;
  /** Audit act for personal data; null: none. Rule: PR-6. */
  reads: string | null;
  /** Media types of a file answer. */
  files: readonly string[];
};
export type Route = RouteSpec & {
  handle(input: { params: unknown; query: unknown; body: unknown }, caller: Caller): Promise<Answer<unknown>>;
};

type Output<S> = S extends AnySchema ? v.InferOutput<S> : undefined;

/** Schemas validate requests and generate docs/openapi.json. */
export const defineRoute = <
  A extends Audience,
  P extends AnySchema | null = null,
  Q extends AnySchema | null = null,
  B extends AnySchema | null = null,
  R extends AnySchema | null = null,
>(
  spec: Omit<
    RouteSpec,
    'audience' | 'params' | 'query' | 'body' | 'answer' | 'files' | 'status' | 'isLarge' | 'upload' | 'reads'
  > & {
    audience: A;
    isLarge?: boolean;
    upload?: number;
    status?: number;
    params?: P;
    query?: Q;
    body?: B;
    answer?: R;
    files?: readonly string[];
    reads?: string;
  },
  handle: (
    input: { params: Output<P>; query: Output<Q>; body: Output<B> },
    caller: CallerOf<A>,
  ) => Promise<Answer<Output<R>>>,
): Route => ({
  ...spec,
  isLarge: spec.isLarge ?? false,
  upload: spec.upload ?? null,
  status: spec.status ?? (spec.answer || spec.files ? 200 : 204),
  params: spec.params ?? null,
  query: spec.query ?? null,
  body: spec.body ?? null,
  answer: spec.answer ?? null,
  files: spec.files ?? [],
  reads: spec.reads ?? null,
  handle: handle as Route['handle'],
});

export const idParams = <K extends string, S extends AnySchema>(name: K, field: S) =>
  v.object({ [name]: field } as Record<K, S>);
