import type { Page } from 'playwright-core';
import { type PackedAdapter, packAdapter } from '../../scripts/package-adapters.ts';
import type { RealShop } from './shop-folder.ts';

/** @throws Error when the platform has no package of this name */
export const packageOf = (platform: string, name: string): PackedAdapter => {
  const found = packAdapter(platform).find((packed) => packed.name === name);
  if (found === undefined) throw new Error(`${platform} has no package ${name}`);
  return found;
};

/** The acts of an owner in the admin pages of one platform; the walk is the same for all. */
export type ShopDriver = {
  /** As in the manifest; the folder comes from `ZGODA_SHOP_<PLATFORM>`. */
  platform: string;
  name: string;
  pack(shop: RealShop): PackedAdapter;
  signIn(page: Page, shop: RealShop): Promise<void>;
  /** By the upload of the platform, or the nearest to it that the platform has. */
  install(page: Page, shop: RealShop, zip: string): Promise<void>;
  /** Shows the adapter's own page, with the field of the address or the state of the connection. */
  openSettings(page: Page, shop: RealShop): Promise<void>;
  hidePolicy(page: Page, shop: RealShop): Promise<void>;
  showPolicy(page: Page, shop: RealShop): Promise<void>;
  /** Switches on that orders are shown to consultants. */
  shareOrders(page: Page, shop: RealShop): Promise<void>;
  /** Switches on both questions of the door; absent where the adapter has none. */
  openDoor?(page: Page, shop: RealShop): Promise<void>;
  /** Answers the shop's own cookie banner, which may cover the chat; absent where a fresh shop has none. */
  refuseCookies?(page: Page): Promise<void>;
  signInCustomer(page: Page, shop: RealShop): Promise<void>;
  /** The text of the platform's export about the customer; absent where the platform has no export. */
  exportCustomer?(page: Page, shop: RealShop): Promise<string>;
  /** Absent where the platform tells nobody that a customer is erased. */
  eraseCustomer?(page: Page, shop: RealShop): Promise<void>;
  uninstall(page: Page, shop: RealShop): Promise<void>;
  /** Rows of the dump in which the platform itself logs that a module came and went. */
  logOfPlatform?: RegExp;
};
