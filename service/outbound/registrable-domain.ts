import { getDomain } from 'tldts';
import type { DomainOf } from '../domain/model/base/ports.ts';

/** `shop.example.co.uk` → `example.co.uk`. */
export const registrableDomain: DomainOf = (host) =>
  getDomain(host, { allowPrivateDomains: true, detectIp: true }) ?? host.toLowerCase();
