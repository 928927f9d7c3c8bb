/** WebSocket close codes and reconnect permission. */
export const CLOSE_CODES = {
  normal: { code: 1000, reconnect: false, meaning: 'The work is done.' },
  leaving: { code: 1001, reconnect: true, meaning: 'The other side goes away, as on a page change.' },
  notUtf8: { code: 1007, reconnect: true, meaning: 'A frame was not valid UTF-8.' },
  policy: { code: 1008, reconnect: false, meaning: 'A rule of the protocol was broken.' },
  tooBig: { code: 1009, reconnect: true, meaning: 'A frame was over 16 KiB.' },
  fault: { code: 1011, reconnect: true, meaning: 'The service failed; it is logged.' },
  restart: { code: 1012, reconnect: true, meaning: 'The service restarts.' },
  badFrame: { code: 4400, reconnect: true, meaning: 'Frames that the schema refuses, five times.' },
  tokenInvalid: {
    code: 4401,
    reconnect: true,
    meaning: 'Token missing, invalid, expired or revoked: renew it once.',
  },
  refused: { code: 4403, reconnect: false, meaning: 'This shop or origin is refused.' },
  conversationUnknown: {
    code: 4404,
    reconnect: true,
    meaning: 'The conversation is not known: start from nothing.',
  },
  tooSlow: {
    code: 4408,
    reconnect: true,
    meaning: 'No hello within 5 s, or more than 256 KiB wait to be read.',
  },
  replaced: { code: 4409, reconnect: false, meaning: 'A newer tab of the same person took the place.' },
  erased: { code: 4410, reconnect: false, meaning: 'The data were erased: clear local copies.' },
  protocolOld: {
    code: 4426,
    reconnect: false,
    meaning: 'This version of the protocol is not spoken here: reload.',
  },
  rate: { code: 4429, reconnect: true, meaning: 'Too many frames: wait as `session.bye` says.' },
  draining: {
    code: 4503,
    reconnect: true,
    meaning: 'The service is being shut down: come back after a moment.',
  },
} as const;
export type CloseReason = keyof typeof CLOSE_CODES;
