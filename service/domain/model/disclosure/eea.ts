import { EEA_COUNTRIES } from '../../../protocol/vocabulary.ts';

/** @param code ISO 3166-1 alpha-2 */
export const isInEea = (code: string): boolean => EEA_COUNTRIES.some((country) => country === code);
