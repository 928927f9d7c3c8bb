import { PROVIDER_ROLES, type ProviderKind, type ProviderRole } from '../../protocol/vocabulary.ts';
import { isInEea } from '../model/disclosure/eea.ts';
import type { Providers } from '../model/shop/shop.ts';

/** Absent: unchanged. */
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
 * Outside the EEA, a transfer ground is required.
 * @returns with faults by field path; none: valid
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
