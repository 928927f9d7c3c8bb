import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import mongoose from 'mongoose';
import { DomainError } from '../../../service/domain/model/base/domain-error.ts';
import { toDomainError } from '../../../service/store/mongo/base/database-error.ts';

const { mongo } = mongoose;

const codeOf = (error: unknown): string => {
  const said = toDomainError(error);
  return said instanceof DomainError ? said.code : 'a bug';
};
const byServer = (code: number): Error => new mongo.MongoServerError({ message: 'refused', code });

/** The driver's bulk error loses the class of its cause. */
const inBulk = (cause: Error): Error =>
  new mongo.MongoBulkWriteError(cause, {} as InstanceType<typeof mongo.BulkWriteResult>);

/** Not exported by the driver; its own list, so that new codes are covered. */
const driver = createRequire(createRequire(import.meta.url).resolve('mongoose'))('mongodb/lib/error') as {
  MONGODB_ERROR_CODES: Readonly<Record<string, number>>;
  isRetryableReadError(error: Error): boolean;
  needsRetryableWriteLabel(error: Error, maxWireVersion: number, topology: string): boolean;
};
/** The driver goes by the code for such old servers, which send no error labels. */
const WIRE_WITHOUT_LABELS = 8;

describe('what the database answers', () => {
  const away: [title: string, error: Error][] = [
    ['a server that is no longer the primary', byServer(10107)],
    ['a primary that stepped down', byServer(189)],
    ['a server that is going down', byServer(11600)],
    ['a server that is shutting down', byServer(91)],
    ['an election in the middle of the call', byServer(11602)],
    ['a server that is no primary any more', byServer(13435)],
    ['a server that recovers', byServer(13436)],
    ['members that do not confirm in time', byServer(64)],
    ['a member that cannot be reached', byServer(6)],
    ['a network that does not answer', byServer(89)],
    ['a cursor on a server that went away', byServer(43)],
    ['a broken connection', new mongo.MongoNetworkError('closed')],
    ['a connection that does not answer', new mongo.MongoNetworkTimeoutError('timed out')],
    [
      'a write that a majority did not confirm',
      new mongo.MongoWriteConcernError({ ok: 1, writeConcernError: { code: 64, errmsg: 'waiting' } }),
    ],
    ['an error that wraps one of these', new Error('wrapped', { cause: byServer(189) })],
    ['several writes whose connection broke', inBulk(new mongo.MongoNetworkError('closed'))],
    ['several writes whose server stepped down', inBulk(byServer(189))],
    [
      'several writes that a majority did not confirm',
      Object.assign(inBulk(new Error('stepped down')), { err: { code: 189 } }),
    ],
  ];
  for (const [title, error] of away) {
    it(`${title}: "unavailable", so that it is tried again`, () => {
      assert.equal(codeOf(error), 'unavailable');
    });
  }

  it('every code with which the driver itself would try again: "unavailable"', () => {
    const retried = Object.entries(driver.MONGODB_ERROR_CODES).filter(
      ([, code]) =>
        driver.isRetryableReadError(byServer(code)) ||
        driver.needsRetryableWriteLabel(byServer(code), WIRE_WITHOUT_LABELS, 'ReplicaSetWithPrimary'),
    );
    assert.ok(retried.length >= 12, `${retried.length} codes`);
    assert.deepEqual(
      retried.filter(([, code]) => codeOf(byServer(code)) !== 'unavailable'),
      [],
    );
  });

  it('a label of the driver that allows another try: "unavailable"', () => {
    const error = byServer(1);
    assert.ok(error instanceof mongo.MongoServerError);
    error.addErrorLabel('RetryableWriteError');
    assert.equal(codeOf(error), 'unavailable');
  });

  it('a disk without room: "unavailable", in words of its own', () => {
    const full = [
      byServer(14031),
      new mongo.MongoServerError({ message: '[Errno 28] No space left on device', code: 1 }),
      new Error('wrapped', { cause: byServer(14031) }),
    ];
    for (const error of full) {
      const said = toDomainError(error);
      assert.ok(said instanceof DomainError && said.code === 'unavailable');
      assert.match(said.message, /disk of the database is full/);
    }
  });

  it('a call that is wrong stays a bug', () => {
    assert.equal(codeOf(byServer(2)), 'a bug');
    assert.equal(codeOf(new TypeError('no')), 'a bug');
  });
});
