import type { BenchOptions, BenchRow, Say } from './bench-row.ts';
import type { BenchEngine, BenchStage } from './bench-stage.ts';
import { measureConsole } from './browser/measure-console.ts';
import { measureLoader } from './browser/measure-sizes.ts';
import { measureWidget } from './browser/measure-widget.ts';
import {
  measureConnects,
  measureCrowd,
  measureLatency,
  measureMessages,
  measurePromises,
} from './measure-chat.ts';
import { measureGrowth } from './measure-growth.ts';
import { measureLeads } from './measure-leads.ts';
import { measureLongRun, measureMemory } from './measure-memory.ts';
import { measureRetention } from './measure-retention.ts';
import { measureStalls } from './measure-stalls.ts';
import { measureStart } from './measure-start.ts';
import { measureHop } from './processes/measure-hop.ts';
import { measureProcesses } from './processes/measure-processes.ts';
import { measureShopServer } from './shop-server/measure-shop-server.ts';

/** What the page groups its rows by. */
export const SECTIONS = {
  embedded: 'Embedded database',
  mongodb: 'MongoDB 6.0.5, a set of one member',
  browser: 'In browsers, and at the server of the shop',
} as const;
export type Section = keyof typeof SECTIONS;

export type Part = {
  measure(stage: BenchStage, options: BenchOptions, say: Say): Promise<BenchRow[]>;
  /** Where it is measured for the page; on the first of them when it is asked for alone. */
  sections: readonly Section[];
  /** About how long it takes on two quiet cores. */
  seconds(options: BenchOptions): number;
};

const BOTH = ['embedded', 'mongodb'] as const;

/** In the order in which they run: what is most asked for comes first, so that it is there when the time is over. */
export const PARTS: Readonly<Record<string, Part>> = {
  messages: { measure: measureMessages, sections: BOTH, seconds: ({ rounds }) => 20 + 4 * rounds },
  crowd: { measure: measureCrowd, sections: BOTH, seconds: ({ rounds }) => 30 + 4 * rounds },
  promises: { measure: measurePromises, sections: ['mongodb'], seconds: ({ rounds }) => 30 + 4 * rounds },
  latency: { measure: measureLatency, sections: BOTH, seconds: ({ rounds }) => 25 + 8 * rounds },
  leads: { measure: measureLeads, sections: BOTH, seconds: ({ rounds }) => 15 + 6 * rounds },
  long: { measure: measureLongRun, sections: BOTH, seconds: ({ messages }) => 15 + messages / 2_500 },
  memory: { measure: measureMemory, sections: BOTH, seconds: ({ isShort }) => (isShort ? 30 : 220) },
  stalls: { measure: measureStalls, sections: ['embedded'], seconds: ({ isShort }) => (isShort ? 20 : 80) },
  start: { measure: measureStart, sections: BOTH, seconds: () => 35 },
  processes: {
    measure: measureProcesses,
    sections: ['mongodb'],
    seconds: ({ rounds }) => 150 * Math.min(3, rounds),
  },
  hop: { measure: measureHop, sections: ['mongodb'], seconds: ({ rounds }) => 30 + 8 * rounds },
  loader: { measure: measureLoader, sections: ['browser'], seconds: () => 1 },
  widget: { measure: measureWidget, sections: ['browser'], seconds: ({ rounds }) => 20 + 7 * rounds },
  console: { measure: measureConsole, sections: ['browser'], seconds: ({ rounds }) => 25 + 10 * rounds },
  connects: { measure: measureConnects, sections: ['embedded'], seconds: ({ rounds }) => 20 + 3 * rounds },
  growth: {
    measure: measureGrowth,
    sections: ['embedded'],
    seconds: ({ rounds, stored }) => 25 + stored / 1_500 + 4 * rounds,
  },
  retention: {
    measure: measureRetention,
    sections: ['embedded'],
    seconds: ({ stored }) => 15 + stored / 800,
  },
  store: {
    measure: measureShopServer,
    sections: ['browser'],
    seconds: ({ isShort }) => (isShort ? 60 : 120),
  },
};

/** Browsers and shops are served by an installation as `npm start` makes it. */
export const engineOf = (section: Section): BenchEngine => (section === 'mongodb' ? 'mongodb' : 'embedded');
