import type { Registry } from 'prom-client';

export type Library = typeof import('prom-client');

export const makeFigureMakers = ({ Counter, Gauge, Histogram }: Library, registry: Registry) => {
  const registers = [registry];
  return {
    counter: <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
      new Counter<L>({ name, help, labelNames, registers }),
    gauge: <L extends string = never>(name: string, help: string, labelNames: L[] = []) =>
      new Gauge<L>({ name, help, labelNames, registers }),
    histogram: <L extends string = never>(
      name: string,
      help: string,
      buckets: number[],
      labelNames: L[] = [],
    ) => new Histogram<L>({ name, help, buckets, labelNames, registers }),
    /** Read at each scrape; null: absent. */
    readGauge: (name: string, help: string, read: () => number | null): void => {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.reset();
          const value = read();
          if (value !== null) this.set(value);
          else this.remove();
        },
      });
    },
    /** Called before each scrape, for external counters. */
    beforeScrape: <L extends string>(name: string, help: string, labelNames: L[], read: Read<L>): void => {
      new Counter<L>({
        name,
        help,
        labelNames,
        registers,
        collect() {
          this.reset();
          for (const [labels, value] of read()) this.inc(labels, value);
        },
      });
    },
  };
};
type Read<L extends string> = () => Iterable<readonly [Partial<Record<L, string>>, number]>;
export type FigureMakers = ReturnType<typeof makeFigureMakers>;
