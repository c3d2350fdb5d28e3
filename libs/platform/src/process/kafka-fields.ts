import { z } from 'zod';
import { listOf } from './list-field.ts';

const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

export const kafkaFields = {
  KAFKA_BROKERS: listOf(z.string().regex(/^[^\s:/]+:\d+$/, 'not a list of host:port')).meta({
    description: 'Kafka brokers to begin with, separated by commas',
    example: 'localhost:9092',
  }),
  KAFKA_NAMESPACE: z
    .string()
    .regex(/^[\w.-]*$/, 'not a prefix of letters, digits, dots, - and _')
    .default('')
    .meta({
      description: 'put before every topic and group, so that several Tandems can share one cluster',
      example: 'staging.',
    }),
  KAFKA_REPLICATION_FACTOR: z.coerce
    .number('not a number')
    .int('not a whole number')
    .min(1, 'not from 1 to 9')
    .max(9, 'not from 1 to 9')
    .optional()
    .meta({
      description:
        'on how many brokers each topic lies that is created; without it as the brokers are configured',
      example: '3',
    }),
  KAFKA_SSL: z.stringbool('neither true nor false').default(false).meta({
    description: 'true: TLS to the brokers; `NODE_EXTRA_CA_CERTS` names a file of further authorities',
  }),
  KAFKA_SASL_MECHANISM: z
    .enum(mechanisms, `none of ${mechanisms.join(', ')}`)
    .optional()
    .meta({ description: `how this process logs in to the brokers: ${mechanisms.join(', ')}` }),
  KAFKA_SASL_USERNAME: z.string().optional().meta({ description: 'as whom' }),
  KAFKA_SASL_PASSWORD: z.string().optional().meta({ description: 'and with which password', secret: true }),
};

const sasl = ['KAFKA_SASL_MECHANISM', 'KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'] as const;

/** All three of a log-in to Kafka, or none. */
export const withWholeSasl = <Schema extends z.ZodType>(schema: Schema): Schema =>
  schema.refine(
    (config) => {
      const values = config as { readonly [key: string]: unknown };
      const given = sasl.filter((key) => values[key] !== undefined);
      return given.length === 0 || given.length === sasl.length;
    },
    { path: ['KAFKA_SASL_MECHANISM'], error: `set ${sasl.join(', ')} together, or none`, when: () => true },
  );
