import type { Page } from 'playwright-core';
import { aCompany } from '../builders/staff-builders.ts';
import { PASSWORD } from '../scenes/chat-actors.ts';

export const sendRegistration = async (page: Page, name: string, email: string): Promise<void> => {
  const company = aCompany();
  await page.fill('input[name=name]', name);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', PASSWORD);
  await page.fill('input[name=legalName]', company.legalName);
  await page.fill('textarea[name=address]', company.address);
  await page.fill('input[name=taxId]', company.taxId);
  await page.fill('input[name=registerNo]', `KRS ${company.registerNo}`);
  await page.fill('input[name=contactEmail]', company.contactEmail);
  await page.locator('form button[type=submit]').click();
};
