import { callService } from '../../shared/call-service.ts';
import { token } from '../state/stored-entry.ts';

/** GET without a body, else POST. The GET matches the preload of the `Link` header. */
export const http = <T>(path: string, body?: unknown, keepalive?: boolean) =>
  callService<T>(
    body ? 'POST' : 'GET',
    `/v1/visitor/${path}`,
    body,
    token(),
    keepalive,
    body ? 'omit' : 'same-origin',
  );
