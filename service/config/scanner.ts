import type { EnvReader } from './env-reader.ts';

export type ScannerConfig = { readonly path: string } | { readonly host: string; readonly port: number };

/** `/path/of/socket` or `host:port`. */
export const readScanner = ({ text, fault }: EnvReader): ScannerConfig | null => {
  const given = text('CLAMD_ADDRESS');
  if (given === null) return null;
  if (given.startsWith('/')) return { path: given };
  const [host = '', portText = '', ...more] = given.split(':');
  const port = Number(portText);
  if (host !== '' && more.length === 0 && Number.isInteger(port) && port > 0 && port < 65_536)
    return { host, port };
  fault('CLAMD_ADDRESS must be host:port, such as clamd:3310, or the path of a socket.');
  return null;
};
