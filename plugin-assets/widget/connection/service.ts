import { callService } from '../../shared/call-service.ts';
import { token } from '../state/stored-entry.ts';

/** A GET without a body, a POST with one. */
export const http = <T>(path: string, body?: unknown, keepalive?: boolean) =>
  callService<T>(body ? 'POST' : 'GET', `/v1/visitor/${path}`, body, token(), keepalive);
