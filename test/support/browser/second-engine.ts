import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame, Page } from 'playwright-core';

const source = readFileSync(
  createRequire(import.meta.url).resolve('accessibility-checker-engine/ace-window.js'),
  'utf8',
);

/** False findings, each with the reason. */
const LEFT_OUT: readonly { rule: string; at: string; reason: string }[] = [
  ...['input_label_exists', 'fieldset_label_valid'].map((rule) => ({
    rule,
    at: 'details:not([open]) *',
    reason: 'The part is folded, so nobody meets the field; the engine takes the text of its label as empty.',
  })),
  {
    rule: 'input_autocomplete_valid',
    at: 'input[type=email][autocomplete=username]',
    reason: 'The HTML standard allows "username" for a field of this type; the engine does not know it.',
  },
  {
    rule: 'aria_form_label_unique',
    at: 'form:not([aria-label], [aria-labelledby])',
    reason: 'A form without a name is no landmark (HTML-AAM), so it needs none that differs.',
  },
  {
    rule: 'table_headers_exists',
    at: 'table:has(> thead > tr > th)',
    reason: 'On a phone each row is a card, and a browser offers no table there; its head is not shown.',
  },
];

type Rule = { id: string; run: unknown; prereqs?: string[]; dependencies?: string[] };
type Checker = {
  engine: { ruleMap: Record<string, Rule> };
  rulesetRules: Record<string, string[]>;
  check(node: Document, guidelines: string[]): Promise<{ results: Result[] }>;
};
type Result = {
  ruleId: string;
  message: string;
  snippet: string;
  /** Kind of rule, and its finding. */
  value: readonly [string, string];
  path: { dom: string };
};

/** Long lists such as time zones slow the engine, so only their first options count. */
const LONG_LISTS = 'option:nth-child(n + 21):not(:checked) { display: none }';

const GUIDELINE = 'WCAG_2_1';

/**
 * Findings of IBM Equal Access by WCAG 2.1 A and AA, without those for manual review (rules without
 * `RuleFail`), which take half of the time.
 */
export const secondFindings = async (target: Page | Frame): Promise<string[]> => {
  if (!(await target.evaluate(() => 'ace' in globalThis))) await target.evaluate(source);
  return target.evaluate(
    async ({ leftOut, hidden, guideline }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(hidden);
      document.adoptedStyleSheets.push(sheet);
      const { ace } = globalThis as unknown as { ace: { Checker: new () => Checker } };
      const checker = new ace.Checker();
      const { ruleMap } = checker.engine;
      const needed = new Set(
        Object.values(ruleMap).flatMap(({ prereqs = [], dependencies = [] }) => [
          ...prereqs,
          ...dependencies,
        ]),
      );
      const rules = (checker.rulesetRules[guideline] ?? []).filter(
        (id) => needed.has(id) || String(ruleMap[id]?.run).includes('RuleFail'),
      );
      if (rules.length === 0) throw new Error('No rule of the second engine is left.');
      checker.rulesetRules[guideline] = rules;
      const { results } = await checker.check(document, [guideline]);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      return results
        .filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL')
        .filter(({ ruleId, path }) => {
          const node = document.evaluate(
            path.dom,
            document,
            null,
            XPathResult.FIRST_ORDERED_NODE_TYPE,
          ).singleNodeValue;
          return !leftOut.some(
            ({ rule, at }) => rule === ruleId && node instanceof Element && node.matches(at),
          );
        })
        .map(({ ruleId, message, snippet }) => `${ruleId}: ${message}\n${snippet}`);
    },
    { leftOut: LEFT_OUT, hidden: LONG_LISTS, guideline: GUIDELINE },
  );
};
