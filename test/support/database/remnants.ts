import mongoose from 'mongoose';
import { rawFiles } from './raw-files.ts';

/** What is on the disk of the database, deleted or not: all of its files, and the oplog as the driver reads it. */
export type Disk = { readonly files: readonly { file: string; text: string }[]; readonly oplog: string };

/** Everything is written to the files first, as the database itself does each minute. */
export const readDisk = async (url: string, folder: string): Promise<Disk> => {
  const client = await mongoose.mongo.MongoClient.connect(url);
  try {
    await client.db('admin').command({ fsync: 1 });
    const entries = await client.db('local').collection('oplog.rs').find({}).toArray();
    const files = rawFiles(folder).map(({ file, content }) => ({ file, text: content.toString('latin1') }));
    return { files, oplog: JSON.stringify(entries) };
  } finally {
    await client.close();
  }
};
