import { createSecretKey, type KeyObject } from 'node:crypto';
import { type ContentId, type ContentKey, SEALED_MARK } from '../../domain/model/content/content-keys.ts';
import type { ShopId } from '../../protocol/vocabulary.ts';
import { openBytes, openWith, sealBytes, sealWith } from './aes-gcm.ts';

export const READY_KEYS = 1_024;

/** Saves memory: thousands are held. */
export class OpenedKey implements ContentKey {
  static readonly #ready: WeakRef<OpenedKey>[] = [];
  static #oldest = 0;
  readonly #key: string;
  readonly #shopId: ShopId;
  readonly #id: ContentId;
  #keyObject: KeyObject | null = null;
  constructor(key: Buffer, shopId: ShopId, id: ContentId) {
    this.#key = key.toString('base64url');
    this.#shopId = shopId;
    this.#id = id;
  }
  #usable(): KeyObject {
    this.#keyObject ??= this.#makeReady();
    return this.#keyObject;
  }
  #makeReady(): KeyObject {
    const oldest = OpenedKey.#ready[OpenedKey.#oldest]?.deref();
    if (oldest !== undefined) oldest.#keyObject = null;
    OpenedKey.#ready[OpenedKey.#oldest] = new WeakRef(this);
    OpenedKey.#oldest = (OpenedKey.#oldest + 1) % READY_KEYS;
    return createSecretKey(this.#key, 'base64url');
  }
  #placeOf(field: string): string {
    return `${this.#shopId}/${this.#id}/${field}`;
  }
  seal(field: string, text: string): string {
    return sealWith(this.#usable(), Buffer.from(text, 'utf8'), this.#placeOf(field), SEALED_MARK);
  }
  open(field: string, sealed: string): string {
    return openWith(this.#usable(), sealed, this.#placeOf(field), SEALED_MARK).toString('utf8');
  }
  sealBytes(field: string, bytes: Uint8Array): Uint8Array {
    return sealBytes(this.#usable(), bytes, this.#placeOf(field));
  }
  openBytes(field: string, sealed: Uint8Array): Uint8Array {
    return openBytes(this.#usable(), sealed, this.#placeOf(field));
  }
}
