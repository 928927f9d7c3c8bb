import { type ParseArgsConfig, parseArgs } from 'node:util';

export const readOptions = <T extends NonNullable<ParseArgsConfig['options']>>(usage: string, options: T) => {
  const config = { allowPositionals: true, options: { ...options, help: { type: 'boolean' } } } as const;
  const read = () => {
    try {
      return parseArgs(config);
    } catch (error) {
      console.error(`${(error as Error).message}\n${usage}`);
      return process.exit(2);
    }
  };
  const parsed = read();
  if ('help' in parsed.values && parsed.values.help === true) {
    console.log(usage);
    process.exit(0);
  }
  return parsed;
};

/** Ends the command unless a whole number. */
export const wholeOption =
  (usage: string) =>
  (text: string, least: number, most: number): number => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    console.error(`${text} is not a whole number from ${least} to ${most}.\n${usage}`);
    return process.exit(2);
  };
