import type { Connection } from 'mongoose';
import { isOlder } from '../../../service/domain/model/base/is-older.ts';
import type { PolicyBinding } from '../../../service/domain/model/notice/policy-binding.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { type Finding, ok, warning } from './finding.ts';

const NAMED = 5;
/** Typed links are checked every 15 minutes. */
const STALE_MS = 2 * 3_600_000;

const listed = (ids: readonly string[]): string =>
  `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''}`;

const isPlainOrigin = (origin: string): boolean =>
  origin.startsWith('http://') && !/^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(origin);

type Row<T> = Omit<T, 'id'> & { _id: string };

const originFinding = (shops: readonly Pick<Row<Shop>, '_id' | 'origins'>[]): Finding => {
  const none = shops.filter(({ origins }) => origins.length === 0).map(({ _id }) => _id);
  const plain = shops.filter(({ origins }) => origins.some(isPlainOrigin)).map(({ _id }) => _id);
  if (none.length > 0)
    return warning(
      'origins',
      `${none.length} shop(s) name no address where the chat may stand: ${listed(none)}.`,
      'Add the address of the shop in its settings.',
    );
  if (plain.length > 0)
    return warning(
      'origins',
      `${plain.length} shop(s) show the chat in pages without encryption: ${listed(plain)}.`,
      'Move the shop to https, then change its address in the settings.',
    );
  return ok('origins', `The addresses of ${shops.length} shop(s) are set.`);
};

const policyFinding = (
  bindings: readonly Pick<Row<PolicyBinding>, '_id' | 'source' | 'pages'>[],
  now: Date,
): Finding => {
  const lost = bindings
    .filter(({ pages }) => !pages.some(({ state }) => state === 'published'))
    .map(({ _id }) => _id);
  if (lost.length > 0)
    return warning(
      'policy pages',
      `${lost.length} shop(s) have no published policy page, so their form is off: ${listed(lost)}.`,
      'The owner finds the reason in the settings of the shop, tab Privacy.',
    );
  const stale = bindings
    .filter(({ source }) => source === 'link')
    .filter(({ pages }) => pages.some(({ checkedAt }) => isOlder(checkedAt, now, STALE_MS)))
    .map(({ _id }) => _id);
  if (stale.length > 0)
    return warning(
      'policy pages',
      `The typed links of ${stale.length} shop(s) were last checked over two hours ago, or by a clock that ran ahead: ${listed(stale)}.`,
      'The service checks each quarter of an hour while it runs: look whether it runs, and at its log.',
    );
  return ok('policy pages', `Published and checked in ${bindings.length} shop(s).`);
};

export const checkShops = async (connection: Connection): Promise<Finding[]> => {
  const db = connection.getClient().db(connection.name);
  const shops = await db
    .collection<Row<Shop>>('shops')
    .find({}, { projection: { origins: 1 } })
    .toArray();
  const bindings = await db
    .collection<Row<PolicyBinding>>('policyBindings')
    .find({}, { projection: { source: 1, 'pages.state': 1, 'pages.checkedAt': 1 } })
    .toArray();
  return [originFinding(shops), policyFinding(bindings, new Date())];
};
