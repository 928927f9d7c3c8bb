import { callService } from '../../shared/call-service.ts';
import { token } from '../state/stored-entry.ts';

/**
 * A GET without a body, a POST with one. The GET is of the kind that the frame's `Link` header asks for in advance, so
 * that the browser takes that answer; there is no cookie that it could send.
 */
export const http = <T>(path: string, body?: unknown, keepalive?: boolean) =>
  callService<T>(
    body ? 'POST' : 'GET',
    `/v1/visitor/${path}`,
    body,
    token(),
    keepalive,
    body ? 'omit' : 'same-origin',
  );
