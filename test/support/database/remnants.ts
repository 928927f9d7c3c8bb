import mongoose from 'mongoose';
import { rawFiles } from './raw-files.ts';

/** Files of the database, including deleted data, and the oplog as the driver reads it. */
export type Disk = { readonly files: readonly { file: string; text: string }[]; readonly oplog: string };

/** Flushes first, as the database does each minute. */
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
