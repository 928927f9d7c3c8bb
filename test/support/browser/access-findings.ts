import type { Frame, Page } from 'playwright-core';
import { axeFindings } from './axe.ts';
import { secondFindings } from './second-engine.ts';

export const accessFindings = async (
  target: Page | Frame,
  axeTags: readonly string[] = [],
): Promise<string[]> => [...(await axeFindings(target, axeTags)), ...(await secondFindings(target))];
