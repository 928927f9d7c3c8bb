import { PROVIDER_ROLES, type ProviderKind, type ProviderRole } from '../../protocol/vocabulary.ts';
import { isInEea } from '../model/disclosure/eea.ts';
import type { Providers } from '../model/shop/shop.ts';

/** Who hosts the shop and carries its mail, as an owner states it; absent: stays. */
export type ProvidersChange = {
  [R in ProviderRole]?:
    | {
        by: ProviderKind;
        name?: string | undefined;
        country?: string | undefined;
        transferTool?: string | undefined;
      }
    | undefined;
};

/**
 * The providers as they will be. A company needs a name and a country, and outside the EEA the ground of the transfer.
 * @returns with faults by field path; none: they can be named in a notice
 */
export const providersOf = (
  before: Providers,
  change: ProvidersChange | undefined,
): { next: Providers; faults: Record<string, string> } => {
  const faults: Record<string, string> = {};
  const next = { ...before };
  for (const role of PROVIDER_ROLES) {
    const given = change?.[role];
    if (given === undefined) continue;
    const isCompany = given.by === 'company';
    const { name = '', country = '', transferTool = '' } = isCompany ? given : {};
    next[role] = { by: given.by, name, country, transferTool };
    if (!isCompany) continue;
    if (name === '') faults[`providers.${role}.name`] = 'is required';
    if (country === '') faults[`providers.${role}.country`] = 'is required';
    else if (!isInEea(country) && transferTool === '')
      faults[`providers.${role}.transferTool`] = 'is required outside the EEA';
  }
  return { next, faults };
};
