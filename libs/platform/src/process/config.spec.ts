import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { generateIdentityKeys } from '../identity.ts';
import { Unavailable } from '../ports/index.ts';
import {
  commonConfig,
  identityPrivateKeyField,
  identityPublicKeyField,
  publicUrlField,
  tokenKeyField,
} from './config-fields.ts';
import type { Environment } from './config.ts';
import { ConfigError, configTable, readConfig } from './config.ts';
import { logOptions } from './engines.ts';
import { blamingMongoUri, blamingSasl } from './misconfigured.ts';

const common = commonConfig({ name: 'books', port: 3009 });
const own = z
  .object({
    TOKEN_KEY: tokenKeyField,
    PUBLIC_URL: publicUrlField,
    SMTP_URL: z.string().optional().meta({ description: 'where mails go' }),
    MAIL_FOLDER: z.string().optional().meta({ description: 'folder for mails' }),
  })
  .refine(({ SMTP_URL, MAIL_FOLDER }) => (SMTP_URL === undefined) !== (MAIL_FOLDER === undefined), {
    path: ['SMTP_URL'],
    error: 'set exactly one of SMTP_URL and MAIL_FOLDER',
    when: () => true,
  });
const key = 'k'.repeat(43);
const right = {
  MONGODB_URI: 'mongodb://localhost',
  KAFKA_BROKERS: 'a:9092, b:9092',
  TOKEN_KEY: key,
  PUBLIC_URL: 'https://tandem.example/',
  MAIL_FOLDER: 'mails',
};
const read = (env: Environment) => readConfig([common, own], env);
function refusal(env: Environment): ConfigError {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('this configuration was taken');
}

describe('the configuration of a process', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tandem-config-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read from the environment, with what holds otherwise for what is absent or empty', () => {
    expect(read({ ...right, PORT: '', LOG_LEVEL: 'warn', UNKNOWN: 'ignored' })).toMatchObject({
      PORT: 3009,
      HOST: '0.0.0.0',
      LOG_LEVEL: 'warn',
      MONGODB_DATABASE: 'tandem-books',
      KAFKA_BROKERS: ['a:9092', 'b:9092'],
      PUBLIC_URL: 'https://tandem.example',
      MIGRATE_AT_START: false,
    });
  });

  it('takes any key from a file, trimmed, but not from both', () => {
    const file = join(folder, 'token-key');
    writeFileSync(file, `${key}\n`);
    const { TOKEN_KEY, ...others } = right;
    expect(read({ ...others, TOKEN_KEY_FILE: file }).TOKEN_KEY).toBe(key);
    expect(refusal({ ...others, TOKEN_KEY, TOKEN_KEY_FILE: file }).message).toBe(
      '  TOKEN_KEY: set it or TOKEN_KEY_FILE, not both',
    );
    expect(refusal({ ...others, TOKEN_KEY_FILE: join(folder, 'none') }).message).toBe(
      '  TOKEN_KEY: the file that TOKEN_KEY_FILE names cannot be read (ENOENT)',
    );
  });

  it('names every missing or wrong key at once, with what each expects, and tells no secret', () => {
    const { keys, message } = refusal({
      PORT: 'many',
      KAFKA_BROKERS: 'localhost',
      TOKEN_KEY: 'swordfish',
      PUBLIC_URL: 'http://tandem.example',
      SMTP_URL: 'smtp://mail',
      MAIL_FOLDER: 'mails',
    });
    expect(keys.toSorted()).toEqual([
      'KAFKA_BROKERS',
      'MONGODB_URI',
      'PORT',
      'PUBLIC_URL',
      'SMTP_URL',
      'TOKEN_KEY',
    ]);
    expect(message).toContain('MONGODB_URI: missing; where MongoDB answers, like mongodb://localhost:27017');
    expect(message).toContain('PORT: not a number; port to listen on');
    expect(message).toContain('PUBLIC_URL: TLS is required beyond localhost: use https');
    expect(message).toContain('SMTP_URL: set exactly one of SMTP_URL and MAIL_FOLDER');
    expect(message).not.toContain('swordfish');
  });

  it.for(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000', 'https://tandem.example'])(
    'takes %s as the public address',
    (PUBLIC_URL) => expect(read({ ...right, PUBLIC_URL }).PUBLIC_URL).toBe(PUBLIC_URL),
  );

  it.for(['tandem.example', 'ftp://localhost', 'https://tandem.example/app', 'http://localhost.example'])(
    'does not take %s as the public address',
    (PUBLIC_URL) => expect(refusal({ ...right, PUBLIC_URL }).keys).toEqual(['PUBLIC_URL']),
  );

  it.for([
    'mongodb://localhost',
    'mongodb://a-1.example:27017,[::1]:27018/?replicaSet=rs0',
    'mongodb+srv://tandem:p%40ss@cluster.example/tandem?retryWrites=true',
    'mongodb://tandem@%2Ftmp%2Fmongodb.sock/',
  ])('takes %s as where MongoDB answers', (MONGODB_URI) =>
    expect(read({ ...right, MONGODB_URI }).MONGODB_URI).toBe(MONGODB_URI),
  );

  it.for([
    'http://db:27017',
    'mongodb://tandem:s3cret/pw@db:27017',
    'mongodb://tandem:s3cretpw@',
    'mongodb://tandem:s3%cret@db:27017',
    'mongodb://tandem:s3cret:pw@db:27017',
    'mongodb://tandem:s3cret#pw@db:27017',
    'mongodb://tandem:s3cret@pw@db:27017',
    'mongodb://tandem:s3cret?pw@db:27017',
    'mongodb://tandem:s3cretpw@db:99999999',
  ])('does not take %s, and repeats nothing of it', (MONGODB_URI) => {
    const { keys, message } = refusal({ ...right, MONGODB_URI });
    expect(keys).toEqual(['MONGODB_URI']);
    expect(message).not.toContain('s3');
  });

  it('says how Kafka is spoken to: in the clear, or with TLS and a log-in', () => {
    expect(logOptions(read(right))).toEqual({
      brokers: ['a:9092', 'b:9092'],
      namespace: '',
      connection: { ssl: false },
    });
    const secure = {
      ...right,
      KAFKA_REPLICATION_FACTOR: '3',
      KAFKA_SSL: 'true',
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_SASL_USERNAME: 'tandem',
      KAFKA_SASL_PASSWORD: 'swordfish',
    };
    expect(logOptions(read(secure))).toMatchObject({
      replicationFactor: 3,
      connection: {
        ssl: true,
        sasl: { mechanism: 'scram-sha-512', username: 'tandem', password: 'swordfish' },
      },
    });
    const { keys, message } = refusal({ ...secure, KAFKA_SASL_USERNAME: '', KAFKA_REPLICATION_FACTOR: '0' });
    expect(keys.toSorted()).toEqual(['KAFKA_REPLICATION_FACTOR', 'KAFKA_SASL_MECHANISM']);
    expect(message).not.toContain('swordfish');
    expect(refusal({ ...secure, KAFKA_SASL_MECHANISM: 'gssapi' }).keys).toEqual(['KAFKA_SASL_MECHANISM']);
  });

  it('is blamed, by its key, for what an engine refuses for good, and for nothing else', async () => {
    const named = (name: string, code?: number) => Object.assign(new Error('tandem:s3cret'), { name, code });
    const blame = (blaming: (error: unknown) => never, error: Error) =>
      Promise.reject(error)
        .catch(blaming)
        .catch((thrown: unknown) => thrown);
    for (const error of [named('MongoParseError'), named('MongoServerError', 18)]) {
      const blamed = await blame(blamingMongoUri, error);
      expect(blamed).toMatchObject({ keys: ['MONGODB_URI'] });
      expect(String(blamed)).not.toContain('s3cret');
    }
    for (const error of [named('KafkaJSSASLAuthenticationError'), named('KafkaJSProtocolError', 34)])
      expect(await blame(blamingSasl, new Unavailable('Kafka', error))).toMatchObject({
        keys: ['KAFKA_SASL_MECHANISM'],
      });
    const away = new Unavailable('Kafka', named('KafkaJSConnectionError'));
    expect(await blame(blamingSasl, away)).toBe(away);
    expect(await blame(blamingMongoUri, away)).toBe(away);
  });

  it('tells public from private keys, so that none is given where it does not belong', async () => {
    const { publicKey, privateKey } = await generateIdentityKeys();
    const [open, closed] = [JSON.stringify(publicKey), JSON.stringify(privateKey)];
    expect(identityPublicKeyField.parse(open)).toEqual(publicKey);
    expect(identityPrivateKeyField.parse(closed)).toEqual(privateKey);
    const complaint = (field: typeof identityPublicKeyField, text: string) =>
      field.safeParse(text).error?.issues[0]?.message;
    expect(complaint(identityPublicKeyField, closed)).toMatch('holds the private part');
    expect(complaint(identityPrivateKeyField, open)).toBe('lacks the private part');
    expect(complaint(identityPublicKeyField, 'key')).toBe('not JSON');
    expect(complaint(identityPublicKeyField, '{}')).toBe('not an Ed25519 key');
  });

  it('is told as a table: what has to be set, what holds otherwise, what is secret', () => {
    const rows = configTable(common);
    expect(rows.find(({ key: name }) => name === 'PORT')).toEqual({
      key: 'PORT',
      required: false,
      standard: '3009',
      description: 'port to listen on; 0: any free one',
      example: '',
      secret: false,
    });
    expect(rows.filter(({ required }) => required).map(({ key: name }) => name)).toEqual([
      'MONGODB_URI',
      'KAFKA_BROKERS',
    ]);
    expect(configTable(own).find(({ key: name }) => name === 'TOKEN_KEY')).toMatchObject({ secret: true });
    for (const row of [...rows, ...configTable(own)]) expect(row.description).not.toBe('');
  });
});
