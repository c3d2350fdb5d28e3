import { Kafka, logLevel } from 'kafkajs';
import mongoose from 'mongoose';

async function withMongo<Result>(
  uri: string,
  work: (client: mongoose.mongo.MongoClient) => Promise<Result>,
): Promise<Result> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

/** Which server it is, as it says itself; every figure with a write in it depends on that. */
export const nameMongo = (uri: string): Promise<string> =>
  withMongo(uri, async (client) => {
    const { version, secantusVersion, buildEnvironment } = await client.db('admin').command({ buildInfo: 1 });
    if (secantusVersion === undefined) return `mongod ${version}`;
    return `${buildEnvironment?.cc === 'rustc' ? 'secantusd-rs' : 'SecantusDB'} ${secantusVersion}`;
  });

/** Topics, groups and databases of one run. */
export async function removeNamespace(run: {
  readonly brokers: readonly string[];
  readonly mongoUri: string;
  readonly namespace: string;
  readonly databasePrefix: string;
}): Promise<void> {
  const admin = new Kafka({ brokers: [...run.brokers], logLevel: logLevel.NOTHING }).admin();
  const own = (name: string) => name.startsWith(run.namespace);
  await admin.connect();
  try {
    const groups = (await admin.listGroups()).groups.map(({ groupId }) => groupId).filter(own);
    // A group whose members have only just left may refuse; it is gone with its offsets in time.
    if (groups.length > 0) await admin.deleteGroups(groups).catch(() => {});
    const topics = (await admin.listTopics()).filter(own);
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
  await withMongo(run.mongoUri, async (client) => {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    for (const { name } of databases)
      if (name.startsWith(run.databasePrefix)) await client.db(name).dropDatabase();
  });
}
