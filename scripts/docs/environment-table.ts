import { ENV, type EnvRow } from '../../service/config/env.ts';

/** One row per environment variable. */
export const environmentTable = (): string => {
  const rows: readonly EnvRow[] = ENV;
  return [
    '| Variable | Default | Meaning |',
    '| --- | --- | --- |',
    ...rows.map(({ name, fallback, meaning, hasFile }) => {
      const file = hasFile === true ? ` \`${name}_FILE\` may name a file instead.` : '';
      return `| \`${name}\` | ${fallback === null || fallback === '' ? '–' : `\`${fallback}\``} | ${meaning}${file} |`;
    }),
  ].join('\n');
};
