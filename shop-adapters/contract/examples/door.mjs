/**
 * Reads what the service asks at your shop's door (contract, section 11). Node 20 or newer, nothing to install.
 *
 * At the address that your reports name, with the raw body, such as in Express:
 *
 *     app.post('/zgoda-door', express.raw({ type: 'application/json', limit: '4kb' }), (request, response) => {
 *       const [status, asked] = readDoor('zgk_…', secret, request.headers, request.body);
 *       response.set('Cache-Control', 'no-store').status(status);
 *       if (status === 200) response.send(JSON.stringify(answerTo(asked)));
 *       else response.end();
 *     });
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const FIELDS = {
  report: [],
  customer: ['sub'],
  order: ['number', 'email', 'locale'],
};
const isText = (value, most) => typeof value === 'string' && value.trim() !== '' && value.length <= most;

/** 200 with what is asked, 401 for a wrong signature, 400 for a body that is not of the contract. */
export function readDoor(shopKey, secret, headers, body, now = Math.floor(Date.now() / 1000)) {
  const time = headers['x-zgoda-time'] ?? '';
  const nonce = headers['x-zgoda-nonce'] ?? '';
  const signature = headers['x-zgoda-signature'] ?? '';
  if (headers['x-zgoda-shop'] !== shopKey || !/^\d{10}$/.test(time) || !/^[\w-]{22,64}$/.test(nonce)) {
    return [401, null];
  }
  if (Math.abs(Number(time) - now) > 300) return [401, null];
  const hash = createHash('sha256').update(body).digest('hex');
  const text = ['zgoda-door.v1', time, nonce, shopKey, hash].join('\n');
  const own = Buffer.from(`v1=${createHmac('sha256', secret).update(text).digest('hex')}`);
  const given = Buffer.from(signature);
  if (given.length !== own.length || !timingSafeEqual(given, own)) return [401, null];
  if (Buffer.byteLength(body) > 4096) return [400, null];
  try {
    const asked = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body)));
    return isOfContract(asked) ? [200, asked] : [400, null];
  } catch {
    return [400, null];
  }
}

function isOfContract(asked) {
  if (asked === null || typeof asked !== 'object' || !Object.hasOwn(FIELDS, asked.do)) return false;
  const names = ['do', ...FIELDS[asked.do]];
  if (Object.keys(asked).length !== names.length || !names.every((name) => Object.hasOwn(asked, name))) {
    return false;
  }
  if (asked.do === 'customer') return /^[a-z0-9-]{1,40}:[A-Za-z0-9._-]{1,100}$/.test(asked.sub);
  if (asked.do === 'report') return true;
  const { number, email, locale } = asked;
  return isText(number, 40) && (email === null || isText(email, 254)) && /^[a-z]{2,3}$/.test(locale);
}
