import { ENV, type EnvRow } from '../../service/config/env.ts';

export const environmentTable = (): string => {
  const rows: readonly EnvRow[] = ENV;
  return [
    '| Variable | Meaning |',
    '| --- | --- |',
    ...rows.map(({ name, fallback, meaning, hasFile }) => {
      const file = hasFile === true ? ' (`_FILE`)' : '';
      const unset = fallback === null || fallback === '' ? '' : ` Default: \`${fallback}\`.`;
      return `| \`${name}\`${file} | ${meaning}${unset} |`;
    }),
  ].join('\n');
};
