import { type Answer, callService, type Method } from './call-service.ts';

export { type Answer, mayPass, type Refusal } from './call-service.ts';

export type HttpClientOptions = {
  token?: () => string | null | undefined;
  /** Called once after a 401; true: retry the call. */
  renew?: () => Promise<boolean>;
  /** Default `omit`; session routes need `same-origin`. */
  credentials?: RequestCredentials;
};
/** `keepalive`: may outlive the page. */
export type CallOptions = { keepalive?: boolean };
export type HttpClient = <T>(
  method: Method,
  path: string,
  body?: unknown,
  options?: CallOptions,
) => Promise<Answer<T>>;

/** JSON calls with a token, renewed once. Never throws. */
export const makeHttpClient = ({ token, renew, credentials }: HttpClientOptions = {}): HttpClient => {
  const call = <T>(method: Method, path: string, body: unknown, { keepalive }: CallOptions) =>
    callService<T>(method, path, body, token?.(), keepalive, credentials);
  return async <T>(method: Method, path: string, body?: unknown, options: CallOptions = {}) => {
    const answer = await call<T>(method, path, body, options);
    if (answer.ok || answer.refusal.status !== 401 || !(await renew?.())) return answer;
    return call<T>(method, path, body, options);
  };
};
