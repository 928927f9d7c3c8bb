import mongoose from 'mongoose';

export const dumpDatabase = async (url: string): Promise<string> => {
  const connection = await mongoose
    .createConnection(url, { autoCreate: false, autoIndex: false })
    .asPromise();
  try {
    const collections = (await connection.db?.listCollections().toArray()) ?? [];
    const parts: string[] = [];
    for (const { name } of collections) {
      const rows = await connection.collection(name).find({}).toArray();
      parts.push(`${name}: ${JSON.stringify(rows)}`);
    }
    return parts.join('\n');
  } finally {
    await connection.close();
  }
};
