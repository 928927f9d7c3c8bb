import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type DecisionRecord = {
  file: string;
  number: string;
  title: string;
  headings: string[];
};

const FORM = /^# (\d{4}): (.+)\n\nDate: \d{4}-\d\d-\d\d · Status: accepted\n/;

/** By number. @throws on a record of the wrong form */
export const decisionRecords = (folder: string): DecisionRecord[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const [, number, title] = FORM.exec(text) ?? [];
      if (number === undefined || title === undefined || !file.startsWith(`${number}-`)) {
        throw new Error(
          `${file} must begin with "# ${file.slice(0, 4)}: title", an empty line, and "Date: YYYY-MM-DD · Status: …".`,
        );
      }
      const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading ?? '');
      return { file, number, title, headings };
    });

export const decisionTable = (folder: string): string =>
  [
    '| Decision | Title |',
    '| --- | --- |',
    ...decisionRecords(folder).map(({ file, number, title }) => `| [${number}](${file}) | ${title} |`),
  ].join('\n');
