import type { Request } from 'express';
import * as v from 'valibot';
import type { RateName } from '../config/limits.ts';
import type { ShopScope } from '../domain/model/base/tenancy.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import type { Access } from '../domain/model/staff/resolve-access.ts';

/** Who may call: anybody, the widget (own Origin), a signed-in person, a signed adapter. */
export type Audience = 'public' | 'visitor' | 'staff' | 'adapter';

// biome-ignore lint/suspicious/noExplicitAny: a schema of any input and output
export type AnySchema = v.GenericSchema<any, any>;

/** What a handler gets besides its parsed input. */
export type Caller = {
  request: Request;
  /** Key of the address that calls. Rule: MI-1. */
  address: string;
  /** The token of an `Authorization: Bearer` header; null without one. */
  bearer: string | null;
  /** The bytes sent to a route that takes a file, unless the audience is the visitor. */
  upload?: Uint8Array;
  /** Reads them: a visitor's file is read once it is known that the visitor may send it. */
  readUpload?: () => Promise<Uint8Array>;
};
export type StaffCaller = Caller & { access: Access; sessionId: string };
/** `signedWith`: the sealed secret of the request. */
export type AdapterCaller = Caller & { shop: Shop; scope: ShopScope; signedWith: string };
type CallerOf<A extends Audience> = A extends 'staff'
  ? StaffCaller
  : A extends 'adapter'
    ? AdapterCaller
    : Caller;

export type Cookie = { value: string; maxAgeMs: number };
/** A file that is sent piece by piece, as fast as it is taken. */
export type FileAnswer = {
  name: string;
  type: string;
  parts: AsyncIterable<string | Uint8Array>;
  /** Its length, where it is known before. */
  bytes?: number;
  /** Most bytes of it in memory at a time; left out: one part. */
  held?: number;
  /** A page may show it as a picture; left out: it can only be saved. */
  isShown?: boolean;
};
export type Answer<T> = { status?: number; body?: T; file?: FileAnswer; refreshCookie?: Cookie };

export type RouteSpec = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Express path. */
  path: string;
  audience: Audience;
  /** One sentence for docs/openapi.json. */
  summary: string;
  /** Counter by address, for staff by person; null: none, for what a balancer asks all day from one address. */
  rate: RateName | null;
  /** Takes up to 1 MB of JSON, such as a policy page's text; else 64 kB. */
  isLarge: boolean;
  /** Takes one file as it is instead of JSON: the most bytes it may have; null: takes none. */
  upload: number | null;
  status: number;
  params: AnySchema | null;
  query: AnySchema | null;
  body: AnySchema | null;
  answer: AnySchema | null;
  /** Act in the activity log by which it shows that somebody read personal data; null: it answers with none. Rule: PR-6. */
  reads: string | null;
  /** Media types of the file that it answers with instead of JSON. */
  files: readonly string[];
};
export type Route = RouteSpec & {
  handle(input: { params: unknown; query: unknown; body: unknown }, caller: Caller): Promise<Answer<unknown>>;
};

type Output<S> = S extends AnySchema ? v.InferOutput<S> : undefined;

/**
 * One route: what it takes, who may call it, what it answers. The schemas check the request at run time and make
 * docs/openapi.json.
 */
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

/** Path parameters of one id. */
export const idParams = <K extends string, S extends AnySchema>(name: K, field: S) =>
  v.object({ [name]: field } as Record<K, S>);
