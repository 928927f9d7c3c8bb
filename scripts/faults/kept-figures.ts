import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MachineFacts } from '../docs/measured-page.ts';
import type { EngineName } from './engines.ts';
import type { StepResult } from './kill-each-step.ts';
import type { Campaign } from './run-campaign.ts';
import type { EnquiryRun } from './run-enquiries.ts';

export const PARTS = ['quick', 'long', 'enquiries', 'steps'] as const;
export type Part = (typeof PARTS)[number];

/** What one part of a run on one installation gave. */
export type Figures = {
  facts: MachineFacts;
  engine: EngineName;
  part: Part;
  seconds: number;
  campaign?: Campaign;
  enquiries?: EnquiryRun;
  steps?: readonly StepResult[];
  /** Why it did not come to its end. */
  failure?: string;
};

const FOLDER = fileURLToPath(new URL('../../build/faults/', import.meta.url));
const fileOf = (folder: string, engine: string, part: string): string =>
  join(folder, `${engine}-${part}.json`);

/** Keeps the figures of one part, in place of earlier ones: the page is made of the newest of each. */
export const keepFigures = (figures: Figures, folder = FOLDER): void => {
  mkdirSync(folder, { recursive: true });
  const file = fileOf(folder, figures.engine, figures.part);
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(figures));
};

export const readFigures = (folder = FOLDER): Figures[] => {
  mkdirSync(folder, { recursive: true });
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Figures);
};
