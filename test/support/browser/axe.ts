import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { id: string; help: string; nodes: { html: string; failureSummary?: string }[] };

export const axeFindings = async (target: Page | Frame, tags: readonly string[] = []): Promise<string[]> => {
  // Half a megabyte, so once per document.
  if (!(await target.evaluate(() => 'axe' in globalThis))) await target.evaluate(source);
  return target.evaluate(
    async (runOnly) => {
      const { axe } = globalThis as unknown as {
        axe: { run(options: object): Promise<{ violations: Violation[] }> };
      };
      // Only violations: results for passes take longer than the rules.
      const { violations } = await axe.run({
        resultTypes: ['violations'],
        selectors: false,
        ...(runOnly.length > 0 ? { runOnly } : {}),
      });
      return violations.map(
        ({ id, help, nodes }) =>
          `${id}: ${help}\n${nodes
            .slice(0, 3)
            .map(({ html, failureSummary = '' }) => `${html} ${failureSummary}`)
            .join('\n')}`,
      );
    },
    [...tags],
  );
};
