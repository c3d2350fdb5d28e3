import asyncApiSchemas from '@asyncapi/specs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { openApiDocument } from '@tandem/gateway/openapi';
import { events, problems } from '@tandem/contracts';
import type { Options } from 'ajv';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { asyncApiDocument } from './asyncapi.ts';
import { generatedFiles } from './generated-files.ts';
import { readSamples } from './samples.ts';

const newAjv = (options: Options = {}) => {
  const ajv = new Ajv({ strict: false, ...options });
  addFormats.default(ajv);
  return ajv;
};

describe('generated documents', () => {
  test('are the same each time', () => {
    expect(generatedFiles()).toEqual(generatedFiles());
  });

  test('name every error code and every event for people', () => {
    const files = generatedFiles();
    for (const code of Object.keys(problems)) expect(files['errors.md']).toContain(`\`${code}\``);
    for (const type of Object.keys(events)) expect(files['events.md']).toContain(`\`${type}\``);
  });
});

describe('the OpenAPI document', () => {
  test('is valid OpenAPI 3.1, all its references resolved', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...openApiDocument() })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
  });
});

describe('the AsyncAPI document', () => {
  const document = asyncApiDocument();
  const ajv = newAjv().addSchema(document, 'asyncapi');

  test('is valid AsyncAPI 3.0', () => {
    const validate = newAjv({ meta: false }).compile(asyncApiSchemas.schemas['3.0.0']);
    validate(document);
    expect(validate.errors).toBeNull();
  });

  test('points at nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    const target = (path: string) =>
      path
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((path) => target(path) === undefined)).toEqual([]);
  });

  test.for([...readSamples()])('accepts the frozen sample of %s', ([type, sample]) => {
    const validate = ajv.compile({ $ref: `asyncapi#/components/messages/${type}/payload` });
    validate(sample);
    expect(validate.errors).toBeNull();
  });

  test('refuses a payload of another type, were it of the same shape', () => {
    const validate = ajv.compile({
      $ref: 'asyncapi#/components/messages/tandem.project.share_link_enabled.v1/payload',
    });
    expect(validate(readSamples().get('tandem.project.share_link_rotated.v1'))).toBe(false);
  });
});
