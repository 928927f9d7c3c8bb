import { readFileSync } from 'node:fs';
import { ENV, type Environment, type EnvName, type EnvRow } from './env.ts';

export type EnvReader = {
  /** Value or default; null without both. */
  text(name: EnvName): string | null;
  whole(name: EnvName, min: number, max: number): number;
  secret(name: EnvName, minLength: number): string;
  fault(sentence: string): void;
  readonly faults: readonly string[];
};

const SECRET_EXAMPLES = /change.?me|example|secret|password/i;

export const makeEnvReader = (env: Environment): EnvReader => {
  const faults: string[] = [];
  const rows: readonly EnvRow[] = ENV;
  const text = (name: EnvName): string | null => {
    const row = rows.find((candidate) => candidate.name === name);
    const file = row?.hasFile === true ? env[`${name}_FILE`] : undefined;
    if (file !== undefined && file !== '') {
      try {
        return readFileSync(file, 'utf8').trim();
      } catch {
        faults.push(`${name}_FILE names ${file}, which cannot be read.`);
        return null;
      }
    }
    const given = env[name];
    return given === undefined || given === '' ? (row?.fallback ?? null) : given;
  };
  return {
    faults,
    fault: (sentence) => void faults.push(sentence),
    text,
    whole(name, min, max) {
      const value = Number(text(name));
      if (Number.isInteger(value) && value >= min && value <= max) return value;
      faults.push(`${name} must be a whole number from ${min} to ${max}.`);
      return min;
    },
    secret(name, minLength) {
      const value = text(name) ?? '';
      if (value.length < minLength || SECRET_EXAMPLES.test(value)) {
        faults.push(
          `${name} must be a random text of at least ${minLength} characters. \`npm start\` makes one.`,
        );
      }
      return value;
    },
  };
};
